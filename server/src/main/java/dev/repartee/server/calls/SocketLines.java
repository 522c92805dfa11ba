package dev.repartee.server.calls;

import dev.repartee.engine.spi.EventSink;
import dev.repartee.server.http.PhoneAnswers;
import dev.repartee.server.http.RealtimeSignalling;
import dev.repartee.server.http.SocketCalls;
import dev.repartee.transport.pcm.PcmCalls;
import dev.repartee.transport.realtime.CallStarter;
import dev.repartee.transport.realtime.RealtimeCalls;
import dev.repartee.transport.socket.SocketRefusedException;
import dev.repartee.transport.socket.SocketTransport;
import dev.repartee.transport.twilio.StreamCalls;
import dev.repartee.transport.twilio.StreamDialect;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls over WebSockets: has the agent talk on every line that comes about. */
public final class SocketLines {
  /** Where the agent is reached; it is the only one of a server. */
  private static final String AGENT = "/api/agents/default/";

  private static final EventSink NOBODY_ELSE = event -> {};

  private final AgentCalls agent;
  private final PcmCalls pcm;
  private final @Nullable RealtimeCalls openai;
  private final Map<StreamDialect, StreamCalls> phones;

  /**
   * @param openai takes programs of OpenAI's Realtime API; null: nobody does
   */
  public SocketLines(
      AgentCalls agent,
      PcmCalls pcm,
      @Nullable RealtimeCalls openai,
      Map<StreamDialect, StreamCalls> phones) {
    this.agent = agent;
    this.pcm = pcm;
    this.openai = openai;
    this.phones = Map.copyOf(phones);
  }

  /** Who takes calls, by the address. */
  public Map<String, SocketCalls> byAddress() {
    Map<String, SocketCalls> calls = new HashMap<>();
    calls.put(AGENT + "pcm", (home, request) -> pcm.accept(home, request, answeredOn(home)));
    RealtimeCalls realtime = openai;
    if (realtime != null) {
      for (String base : RealtimeSignalling.BASES) {
        calls.put(
            base + "/realtime", (home, request) -> realtime.accept(home, request, startedOn(home)));
      }
    }
    phones.forEach(
        (dialect, streams) ->
            calls.put(
                address(dialect),
                (home, request) -> streams.accept(home, request, answeredOn(home))));
    return calls;
  }

  /**
   * The same, at further addresses as well.
   *
   * @param aliases further addresses, each with the one that it stands for
   */
  public Map<String, SocketCalls> byAddress(Map<String, String> aliases) {
    Map<String, SocketCalls> calls = byAddress();
    aliases.forEach(
        (alias, address) -> {
          SocketCalls taker = calls.get(address);
          if (taker == null) {
            throw new IllegalArgumentException("nobody takes calls at " + address);
          }
          calls.put(alias, taker);
        });
    return calls;
  }

  /** Who tells telephone companies what to do with a call, by the address. */
  public Map<String, PhoneAnswers> phonesByAddress() {
    Map<String, PhoneAnswers> answers = new HashMap<>();
    phones.forEach(
        (dialect, streams) ->
            answers.put(address(dialect), (request, form) -> answer(streams, request, form)));
    return answers;
  }

  private static Future<String> answer(
      StreamCalls streams, HttpServerRequest request, MultiMap form) {
    try {
      return Future.succeededFuture(streams.answer(request, form));
    } catch (SocketRefusedException e) {
      return Future.failedFuture(e);
    }
  }

  private static String address(StreamDialect dialect) {
    return AGENT + dialect.name().toLowerCase(Locale.ROOT);
  }

  private Consumer<SocketTransport> answeredOn(Context home) {
    return line -> agent.answer(home, line, line.callId(), NOBODY_ELSE);
  }

  private CallStarter startedOn(Context home) {
    return (line, callId, settings) -> agent.answer(home, line, callId, NOBODY_ELSE, settings);
  }
}
