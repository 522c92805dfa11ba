package dev.repartee.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build, which the build writes into a resource. */
public final class ServerVersion {
  private ServerVersion() {}

  /** The version, such as {@code "0.1.0"}. */
  public static String current() {
    try (InputStream in = ServerVersion.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build left out version.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
