package dev.repartee.bench.capacity;

import dev.repartee.bench.capacity.LoadGenerator.LoadDialler;
import dev.repartee.bench.serve.LoadTransport;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.List;

/** Makes the calls of a load, over the protocol that is asked for. */
final class LoadDiallers {
  private final NetClient client;
  private final URI server;
  private final LoadScript script;

  LoadDiallers(Vertx vertx, URI server, LoadScript script) {
    this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    this.server = server;
    this.script = script;
  }

  /** How calls are made over this protocol. */
  LoadDialler of(LoadTransport transport) {
    URI address =
        URI.create("ws://" + server.getHost() + ":" + server.getPort() + transport.address());
    return switch (transport) {
      case TWILIO -> {
        List<Buffer> packets = StreamLine.encode(script);
        yield (context, listener) -> StreamLine.call(client, address, packets, listener);
      }
      case PCM -> {
        List<Buffer> packets = PcmLine.encode(script);
        yield (context, listener) -> PcmLine.call(client, address, packets, listener);
      }
      case WEBRTC -> throw new IllegalArgumentException("webrtc is not there yet");
    };
  }
}
