package dev.repartee.bench.capacity;

import dev.repartee.bench.caller.WebRtcDialler;
import dev.repartee.bench.capacity.LoadGenerator.LoadDialler;
import dev.repartee.bench.serve.LoadTransport;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.webrtc.WebRtcEngine;
import dev.repartee.transport.webrtc.WebRtcOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a load, over the protocol that is asked for. */
final class LoadDiallers implements AutoCloseable {
  private static final int MOST_CALLS = 1_000;

  private final Vertx vertx;
  private final NetClient client;
  private final URI server;
  private final LoadScript script;
  private @Nullable WebRtcEngine webRtc;

  /**
   * Calls to a server.
   *
   * @param server its address, such as {@code http://localhost:7080}
   */
  LoadDiallers(Vertx vertx, URI server, LoadScript script) {
    this.vertx = vertx;
    this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    this.server = server;
    this.script = script;
  }

  /** How calls are made over this protocol. */
  LoadDialler of(LoadTransport transport) {
    URI address = socketAddress(transport);
    return switch (transport) {
      case TWILIO -> {
        List<Buffer> packets = StreamLine.encode(script);
        yield (context, listener) -> StreamLine.call(client, address, packets, listener);
      }
      case PCM -> {
        List<Buffer> packets = PcmLine.encode(script);
        yield (context, listener) -> PcmLine.call(client, address, packets, listener);
      }
      case WEBRTC -> webRtc();
    };
  }

  /** Where a server takes calls over a WebSocket. */
  URI socketAddress(LoadTransport transport) {
    return URI.create("ws://" + server.getHost() + ":" + server.getPort() + transport.address());
  }

  @Override
  public void close() {
    WebRtcEngine opened = webRtc;
    if (opened != null) {
      opened.close().await();
    }
  }

  private LoadDialler webRtc() {
    WebRtcEngine engine = new WebRtcEngine(vertx, new WebRtcOptions(0, 0, MOST_CALLS));
    webRtc = engine;
    WebRtcDialler dialler =
        WebRtcDialler.toServer(engine, vertx.createHttpClient(), server.toString());
    List<AudioFrame> halves = RtcLine.cut(script);
    return (context, listener) -> RtcLine.call(dialler, context, halves, listener);
  }
}
