package dev.repartee.server.calls;

import dev.repartee.engine.spi.EventSink;
import dev.repartee.server.http.RtviSignalling;
import dev.repartee.transport.rtvi.RtviCalls;
import dev.repartee.transport.rtvi.RtviCandidates;
import dev.repartee.transport.rtvi.RtviOffer;
import dev.repartee.transport.rtvi.RtviOptions;
import dev.repartee.transport.webrtc.CallAnswer;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Calls of RTVI clients: has the agent talk on every line that comes about. */
public final class RtviLines implements RtviSignalling {
  private static final EventSink NOBODY_ELSE = event -> {};

  private final RtviCalls lines;
  private final RtviOptions options;
  private final CallLoops loops;
  private final AgentCalls agent;

  public RtviLines(RtviCalls lines, RtviOptions options, CallLoops loops, AgentCalls agent) {
    this.lines = lines;
    this.options = options;
    this.loops = loops;
    this.agent = agent;
  }

  @Override
  public boolean allows(@Nullable String authorization) {
    return options.allows(authorization);
  }

  @Override
  public Future<CallAnswer> offer(RtviOffer offer) {
    return lines.accept(
        loops.next(), offer, line -> agent.answer(line, line.callId(), NOBODY_ELSE));
  }

  @Override
  public Future<Void> addCandidates(RtviCandidates candidates) {
    return lines.addCandidates(candidates);
  }
}
