package dev.repartee.server.calls;

import dev.repartee.engine.spi.EventSink;
import dev.repartee.server.http.SocketCalls;
import dev.repartee.transport.pcm.PcmCalls;
import dev.repartee.transport.socket.SocketTransport;
import io.vertx.core.Context;
import java.util.Map;
import java.util.function.Consumer;

/** Calls over WebSockets: has the agent talk on every line that comes about. */
public final class SocketLines {
  /** Where the agent is reached; it is the only one of a server. */
  private static final String AGENT = "/api/agents/default";

  private static final EventSink NOBODY_ELSE = event -> {};

  private final AgentCalls agent;
  private final PcmCalls pcm;

  public SocketLines(AgentCalls agent, PcmCalls pcm) {
    this.agent = agent;
    this.pcm = pcm;
  }

  /** Who takes calls, by the address. */
  public Map<String, SocketCalls> byAddress() {
    return Map.of(AGENT + "/pcm", (home, request) -> pcm.accept(home, request, answeredOn(home)));
  }

  private Consumer<SocketTransport> answeredOn(Context home) {
    return line -> agent.answer(home, line, line.callId(), NOBODY_ELSE);
  }
}
