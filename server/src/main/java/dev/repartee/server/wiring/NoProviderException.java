package dev.repartee.server.wiring;

import java.util.List;

/** Nobody can play a part, so no call can be held. The message says why for each who was tried. */
public final class NoProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  NoProviderException(String title, List<String> refusals) {
    super(
        title
            + ": no provider works on this machine. "
            + (refusals.isEmpty() ? "None is installed." : String.join(" ", refusals)));
  }
}
