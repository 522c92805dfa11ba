package dev.repartee.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {
  @Test
  void namesThePackagesToInstallWhenALibraryIsMissing() {
    Throwable missing =
        new ExceptionInInitializerError(
            new RuntimeException(
                "Load library failed",
                new UnsatisfiedLinkError(
                    "libpulse.so.0: cannot open shared object file: No such file or directory")));
    String message =
        String.valueOf(NativeLibrary.unavailable("WebRTC calls are", missing).getMessage());
    assertTrue(
        message.startsWith(
            "WebRTC calls are not possible on this machine: libpulse.so.0: cannot open"),
        message);
    assertTrue(message.contains("apt-get install libpulse0"), message);
  }
}
