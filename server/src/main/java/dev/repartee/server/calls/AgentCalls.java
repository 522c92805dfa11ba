package dev.repartee.server.calls;

import dev.repartee.engine.AgentProfile;
import dev.repartee.engine.CallSettings;
import dev.repartee.engine.Conversation;
import dev.repartee.engine.Providers;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.EventSink;
import dev.repartee.engine.time.VertxEventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one agent: starts a conversation for each line, and ends them all when the server
 * stops. Thread safe.
 */
public final class AgentCalls {
  private final Vertx vertx;
  private final Providers providers;
  private final AgentProfile agent;
  private final CallerSound callerSound;
  private final Map<Context, MediaClock> mediaClocks = new ConcurrentHashMap<>();
  private final Map<String, ActiveCall> active = new ConcurrentHashMap<>();

  public AgentCalls(Vertx vertx, Providers providers, AgentProfile agent, CallerSound callerSound) {
    this.vertx = vertx;
    this.providers = providers;
    this.agent = agent;
    this.callerSound = callerSound;
  }

  /**
   * Has the agent talk on this line; must be called on the Vert.x context on which the line lives.
   *
   * @param sink takes the conversation's events, on that context
   */
  public void answer(CallTransport line, String callId, EventSink sink) {
    answer(vertx.getOrCreateContext(), line, callId, sink);
  }

  /**
   * Has the agent talk on this line; must be called on the thread of {@code context}.
   *
   * @param context one of those on which calls live, and this line
   * @param sink takes the conversation's events, on that context
   */
  public void answer(Context context, CallTransport line, String callId, EventSink sink) {
    Conversation ignored = answer(context, line, callId, sink, CallSettings.NONE);
  }

  /**
   * Has the agent talk on this line in its own way; must be called on the thread of {@code
   * context}.
   *
   * @param context one of those on which calls live, and this line
   * @param sink takes the conversation's events, on that context
   * @param settings what this call has otherwise than others
   */
  public Conversation answer(
      Context context, CallTransport line, String callId, EventSink sink, CallSettings settings) {
    VertxEventLoop loop = new VertxEventLoop(vertx, context);
    MediaClock clock = mediaClocks.computeIfAbsent(context, ignored -> new MediaClock(loop));
    ActiveCall call = new ActiveCall(context);
    active.put(callId, call);
    EventSink watched =
        event -> {
          sink.accept(event);
          if (event instanceof ConversationEvent.CallEnded) {
            active.remove(callId);
            call.ended.complete();
          }
        };
    boolean started = false;
    try {
      CallTransport heard = callerSound.through(line);
      Conversation conversation =
          Conversation.start(
              loop,
              clock,
              settings.providers(providers),
              settings.agent(agent),
              heard,
              watched,
              callId);
      call.conversation = conversation;
      started = true;
      return conversation;
    } finally {
      if (!started) {
        active.remove(callId);
        call.ended.tryComplete();
      }
    }
  }

  /** How many calls there are now. */
  public int count() {
    return active.size();
  }

  /** Hangs up on everyone; completes when the last call has ended. */
  public Future<Void> hangUpAll(String reason) {
    List<Future<Void>> ends = active.values().stream().map(call -> call.hangUp(reason)).toList();
    return Future.all(ends).mapEmpty();
  }

  /** A conversation and where it lives. */
  private static final class ActiveCall {
    private final Context context;
    private final Promise<Void> ended = Promise.promise();
    private volatile @Nullable Conversation conversation;

    ActiveCall(Context context) {
      this.context = context;
    }

    Future<Void> hangUp(String reason) {
      context.runOnContext(
          ignored -> {
            Conversation current = conversation;
            if (current != null) {
              current.hangUp(reason);
            }
          });
      return ended.future();
    }
  }
}
