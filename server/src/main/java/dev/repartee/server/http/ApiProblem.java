package dev.repartee.server.http;

/** A request cannot be met. The message is a sentence for the one who sent it. */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the HTTP status that fits
   */
  ApiProblem(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
