package dev.repartee.server.calls;

import dev.repartee.engine.spi.EventSink;
import dev.repartee.server.http.CallSignalling;
import dev.repartee.transport.webrtc.CallAnswer;
import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.WebRtcCalls;
import io.vertx.core.Future;

/** Calls from browsers: has the agent talk on every line that comes about. */
public final class BrowserCalls implements CallSignalling {
  private static final EventSink NOBODY_ELSE = event -> {};

  private final WebRtcCalls lines;
  private final CallLoops loops;
  private final AgentCalls agent;

  public BrowserCalls(WebRtcCalls lines, CallLoops loops, AgentCalls agent) {
    this.lines = lines;
    this.loops = loops;
    this.agent = agent;
  }

  @Override
  public Future<CallAnswer> offer(String sdp) {
    return lines.accept(loops.next(), sdp, line -> agent.answer(line, line.callId(), NOBODY_ELSE));
  }

  @Override
  public Future<CallAnswer> offerAgain(String callId, String sdp) {
    return lines.acceptAgain(callId, sdp);
  }

  @Override
  public Future<Void> addCandidate(String callId, IceCandidate candidate) {
    return lines.addCandidate(callId, candidate);
  }

  @Override
  public Future<Void> hangUp(String callId) {
    return lines.hangUp(callId);
  }
}
