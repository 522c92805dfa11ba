package dev.repartee.transport;

import dev.repartee.engine.spi.ProviderUnavailableException;

/** The native WebRTC library, seen from those who miss it. */
public final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Says in words for a person why the library could not be loaded, and what to do.
   *
   * @param what what is not possible without it, with its verb: "WebRTC calls are"
   */
  public static ProviderUnavailableException unavailable(String what, Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new ProviderUnavailableException(
        what
            + " not possible on this machine: "
            + firstLine(root)
            + ". On Debian or Ubuntu install what the native library needs: apt-get install"
            + " libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3.",
        error);
  }

  private static String firstLine(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank()
        ? "no reason given"
        : message.strip().lines().findFirst().orElseThrow();
  }
}
