package dev.repartee.transport.realtime;

import org.jspecify.annotations.Nullable;

/**
 * Something that the caller's program sent cannot be done. The message is a sentence for the person
 * who wrote the program.
 */
final class RealtimeProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String param;

  /**
   * @param code for programs
   * @param param path of the field that is wrong; null if none is
   */
  RealtimeProblem(String code, @Nullable String param, String message) {
    super(message, null, false, false);
    this.code = code;
    this.param = param;
  }

  /** A field has a value that cannot be. */
  static RealtimeProblem invalid(String param, String mustBe) {
    return new RealtimeProblem("invalid_value", param, param + " must be " + mustBe + ".");
  }

  /** A field asks for what this server does not have. */
  static RealtimeProblem unsupported(String param, String sentence) {
    return new RealtimeProblem("unsupported_value", param, sentence);
  }

  String code() {
    return code;
  }

  @Nullable String param() {
    return param;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
