package dev.repartee.transport.twilio;

import static dev.repartee.transport.socket.SocketServer.await;

import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransportContract;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.transport.CallerLines;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.socket.SocketServer;
import dev.repartee.transport.socket.SocketTransport;
import dev.repartee.transport.twilio.client.TwilioCaller;
import io.vertx.core.Promise;

class TwilioTransportTest extends CallTransportContract {
  private final Promise<SocketTransport> line = Promise.promise();
  private final SocketServer server =
      new SocketServer((home, request) -> calls().accept(home, request, line::complete));

  @Override
  protected Line connect(CallerListener listener) {
    MediaClock clock = new MediaClock(new VertxEventLoop(server.vertx(), server.context()));
    TwilioCaller caller =
        await(
            TwilioCaller.call(
                server.vertx(),
                server.context(),
                clock,
                server.client(),
                server.address(""),
                CallerLines.listener(listener)));
    return new Line(
        server.vertx(), server.context(), await(line.future()), CallerLines.caller(caller));
  }

  @Override
  protected void release() {
    server.close();
  }

  private StreamCalls calls() {
    return new StreamCalls(
        new SocketDoor(server.vertx(), 1, SocketLimits.defaults()),
        StreamDialect.TWILIO,
        StreamOptions.defaults());
  }
}
