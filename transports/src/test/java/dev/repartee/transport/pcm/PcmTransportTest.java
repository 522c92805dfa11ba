package dev.repartee.transport.pcm;

import static dev.repartee.transport.socket.SocketServer.await;

import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.TextLineContract;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.pcm.client.PcmCaller;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketServer;
import dev.repartee.transport.socket.SocketTransport;
import io.vertx.core.Promise;

class PcmTransportTest extends TextLineContract {
  private final Promise<SocketTransport> line = Promise.promise();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, line::complete));

  @Override
  protected Line connect(CallerListener listener) {
    MediaClock clock = new MediaClock(new VertxEventLoop(server.vertx(), server.context()));
    PcmCaller caller =
        await(
            PcmCaller.call(
                server.vertx(),
                server.context(),
                clock,
                server.client(),
                server.address(""),
                null,
                CallerLines.listener(listener)));
    return new Line(
        server.vertx(), server.context(), await(line.future()), CallerLines.caller(caller));
  }

  @Override
  protected void release() {
    server.close();
  }

  private PcmCalls calls() {
    return new PcmCalls(
        new SocketDoor(server.vertx(), 1, SocketLimits.defaults()), PcmOptions.defaults());
  }
}
