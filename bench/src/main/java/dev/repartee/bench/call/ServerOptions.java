package dev.repartee.bench.call;

import dev.repartee.bench.caller.Dialler;
import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is called, for commands to mix in. */
final class ServerOptions {
  @Option(
      names = "--url",
      description = "Call a running server over WebRTC, instead of an agent in this process.")
  private @Nullable String url;

  @Option(
      names = "--trust-any-certificate",
      description = "Call a server whose certificate it made itself.")
  private boolean trustAnyCertificate;

  /** The server's address; null if none is to be called. */
  @Nullable String url() {
    return url;
  }

  /** Gives {@code work} a way to call the server, for as long as it lasts. Blocks. */
  int dial(Vertx vertx, Work work) throws IOException {
    String server = Objects.requireNonNull(url, "--url");
    WebRtcEngine webRtc = new WebRtcEngine(vertx, WebRtcOptions.defaults());
    try {
      HttpClientOptions http =
          new HttpClientOptions()
              .setTrustAll(trustAnyCertificate)
              .setVerifyHost(!trustAnyCertificate);
      return work.with(WebRtcDialler.toServer(webRtc, vertx.createHttpClient(http), server));
    } finally {
      webRtc.close().await();
    }
  }

  /** What is done with the line; returns the exit code. */
  @FunctionalInterface
  interface Work {
    int with(Dialler dialler) throws IOException;
  }
}
