package dev.repartee.bench.network;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of bad network between a caller and an agent: takes the datagrams of both and hands
 * them on late, in another order, or not at all. Lives on one event loop.
 *
 * <p>It does in the open what {@code tc netem} does in the kernel, so that it needs no rights, runs
 * on every system, and does the same again with the same seed.
 */
public final class RoughWay {
  /** Everything between milliseconds goes out on the next one, for that is a timer's accuracy. */
  private static final long AT_ONCE_NANOS = 500_000;

  private final Vertx vertx;
  private final VertxEventLoop loop;
  private final SocketAddress agent;
  private final Wire toAgent;
  private final Wire toCaller;
  private final Consumer<Buffer> onToCaller;
  private final DatagramSocket callerSide;

  /** One socket towards the agent for each address of the caller, so that answers find back. */
  private final Map<SocketAddress, Future<DatagramSocket>> agentSides = new HashMap<>();

  private boolean closed;

  private RoughWay(
      Vertx vertx,
      VertxEventLoop loop,
      SocketAddress agent,
      Weather weather,
      long seed,
      Consumer<Buffer> onToCaller) {
    this.vertx = vertx;
    this.loop = loop;
    this.agent = agent;
    SplittableRandom seeds = new SplittableRandom(seed);
    toAgent = new Wire(weather, seeds.split());
    toCaller = new Wire(weather, seeds.split());
    this.onToCaller = onToCaller;
    callerSide = vertx.createDatagramSocket();
  }

  /**
   * Opens a way to the agent's {@code agent} address; the future completes on the context.
   *
   * @param onToCaller is shown what comes from the agent, as it comes
   */
  public static Future<RoughWay> open(
      Vertx vertx,
      Context context,
      SocketAddress agent,
      Weather weather,
      long seed,
      Consumer<Buffer> onToCaller) {
    Promise<RoughWay> opened = Promise.promise();
    context.runOnContext(
        ignored -> {
          VertxEventLoop loop = new VertxEventLoop(vertx, context);
          RoughWay way = new RoughWay(vertx, loop, agent, weather, seed, onToCaller);
          way.callerSide.handler(way::fromCaller);
          way.callerSide.listen(0, agent.host()).map(way).onComplete(opened);
        });
    return opened.future();
  }

  /** Where the caller is to send what is meant for the agent. */
  public SocketAddress entrance() {
    return callerSide.localAddress();
  }

  /** Lets nothing through before that time; from any thread. */
  void cutUntil(long nanos) {
    loop.run(
        () -> {
          toAgent.cutUntil(nanos);
          toCaller.cutUntil(nanos);
        });
  }

  /** Releases the sockets; from any thread. */
  public void close() {
    loop.run(
        () -> {
          closed = true;
          callerSide.close();
          agentSides.values().forEach(side -> side.onSuccess(DatagramSocket::close));
        });
  }

  private void fromCaller(DatagramPacket packet) {
    SocketAddress caller = packet.sender();
    agentSides
        .computeIfAbsent(caller, ignored -> openAgentSide(caller))
        .onSuccess(side -> pass(toAgent, packet.data(), side, agent));
  }

  private Future<DatagramSocket> openAgentSide(SocketAddress caller) {
    DatagramSocket side = vertx.createDatagramSocket();
    side.handler(
        packet -> {
          onToCaller.accept(packet.data());
          pass(toCaller, packet.data(), callerSide, caller);
        });
    return side.listen(0, agent.host());
  }

  private void pass(Wire wire, Buffer data, DatagramSocket out, SocketAddress to) {
    long nowNanos = loop.nanos();
    OptionalLong atNanos = wire.comesOutAtNanos(data.length(), nowNanos);
    if (atNanos.isEmpty()) {
      return;
    }
    if (atNanos.getAsLong() - nowNanos < AT_ONCE_NANOS) {
      send(data, out, to);
    } else {
      Cancellable ignored = loop.at(atNanos.getAsLong(), () -> send(data, out, to));
    }
  }

  private void send(Buffer data, DatagramSocket out, @Nullable SocketAddress to) {
    if (!closed && to != null) {
      out.send(data, to.port(), to.host());
    }
  }
}
