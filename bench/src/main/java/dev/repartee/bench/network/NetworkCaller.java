package dev.repartee.bench.network;

import dev.repartee.bench.caller.CallerPlan;
import dev.repartee.engine.time.VertxEventLoop;
import dev.repartee.server.AgentRuntime;
import dev.repartee.transport.webrtc.CallPeers;
import dev.repartee.transport.webrtc.WebRtcCalls;
import dev.repartee.transport.webrtc.WebRtcEngine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** Calls an agent in this process over bad networks: real sockets and codecs, both ends here. */
final class NetworkCaller {
  private final AgentRuntime runtime;
  private final WebRtcEngine callers;
  private final WebRtcCalls lines;

  /**
   * Calls one agent.
   *
   * @param callers the callers' end
   * @param answering the agent's end
   */
  NetworkCaller(AgentRuntime runtime, WebRtcEngine callers, CallPeers answering) {
    this.runtime = runtime;
    this.callers = callers;
    this.lines = new WebRtcCalls(answering);
  }

  /**
   * Holds one call until both its ends are over.
   *
   * @param seed decides which datagrams are lost
   */
  Future<NetworkCall> call(Condition condition, CallerPlan plan, long seed) {
    return new CallAttempt(this, condition, seed).hold(plan);
  }

  AgentRuntime runtime() {
    return runtime;
  }

  WebRtcEngine callers() {
    return callers;
  }

  WebRtcCalls lines() {
    return lines;
  }

  /** A stretch of this condition's network on the way to the agent. */
  Future<RoughWay> openWay(Condition condition, SocketAddress agent, long seed) {
    Context context = runtime.loops().next();
    return RoughWay.open(runtime.vertx(), context, agent, condition.weather(), seed, data -> {});
  }

  /** The time that all calls are measured by. */
  long nanos() {
    return new VertxEventLoop(runtime.vertx(), runtime.loops().next()).nanos();
  }
}
