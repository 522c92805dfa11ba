package dev.repartee.transport.rtvi;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.CommitReason;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells a client what happens in the conversation, in the protocol's words. */
final class RtviTelling {
  private final Consumer<String> client;
  private final String userId;
  private final InstantSource wallClock;
  private final RtviToolNews tools;
  private SpokenSegments segments = new SpokenSegments(0, this::output);
  private String toldText = "";
  private int toldTurn;
  private int typedTurn;
  private int reply;
  private boolean speaking;
  private boolean audible;

  /**
   * Tells from the beginning of a call.
   *
   * @param client takes messages
   * @param userId the caller's name
   */
  RtviTelling(Consumer<String> client, String userId, InstantSource wallClock) {
    this.client = client;
    this.userId = userId;
    this.wallClock = wallClock;
    this.tools = new RtviToolNews(this::tell);
  }

  void on(ConversationEvent event) {
    onCaller(event);
    onReply(event);
    tools.on(event);
    if (event instanceof ConversationEvent.StateChanged change) {
      speaking(change.state() == AgentState.SPEAKING);
    } else if (event instanceof ConversationEvent.TurnLatency latency) {
      RtviMetrics.of(latency, latency.turn() != typedTurn)
          .ifPresent(metrics -> tell("metrics", metrics));
    } else if (event instanceof ConversationEvent.Problem problem) {
      tell("error", RtviJson.error(problem.message(), false));
    }
  }

  private void onCaller(ConversationEvent event) {
    if (event instanceof ConversationEvent.SpeechStarted) {
      tell("user-started-speaking", null);
    } else if (event instanceof ConversationEvent.SpeechStopped) {
      tell("user-stopped-speaking", null);
    } else if (event instanceof ConversationEvent.PartialTranscript partial) {
      transcript(partial.turn(), partial.text(), false);
    } else if (event instanceof ConversationEvent.FinalTranscript settled) {
      // A later one of the same turn may replace it, so it is not yet final to a client.
      transcript(settled.turn(), settled.text(), false);
    } else if (event instanceof ConversationEvent.TurnCommitted turn) {
      if (turn.reason() == CommitReason.TYPED) {
        typedTurn = turn.turn();
      } else {
        transcript(turn.turn(), turn.text(), true);
      }
      toldTurn = turn.turn();
      toldText = turn.text();
      tell("user-llm-text", RtviJson.text(turn.text()));
    }
  }

  private void onReply(ConversationEvent event) {
    if (event instanceof ConversationEvent.ReplyText more) {
      if (more.reply() != reply) {
        reply = more.reply();
        segments = new SpokenSegments(segments.lastNumber(), this::output);
        tell("bot-llm-started", null);
      }
      tell("bot-llm-text", RtviJson.text(more.text()));
      segments.append(more.text());
    } else if (event instanceof ConversationEvent.ReplyStarted) {
      audible = true;
      tell("bot-tts-started", null);
      segments.begin();
    } else if (event instanceof ConversationEvent.WordHeard word) {
      String heard = segments.heard(word.textStart(), word.textEnd());
      tell("bot-tts-text", RtviJson.text(heard));
    } else if (event instanceof ConversationEvent.ReplyEnded ended) {
      replyEnded(ended);
    }
  }

  private void replyEnded(ConversationEvent.ReplyEnded ended) {
    if (ended.reply() == reply && !ended.interrupted()) {
      segments.heardOut();
    }
    if (!ended.heardText().isBlank() && !ended.withdrawn()) {
      tell("bot-transcription", RtviJson.text(ended.heardText()));
    }
    if (audible) {
      audible = false;
      tell("bot-tts-stopped", null);
    }
    if (ended.reply() == reply) {
      tell("bot-llm-stopped", null);
    }
  }

  /** A turn that was told and then went on is told only in so far as it is new. */
  private void transcript(int turn, String text, boolean isFinal) {
    boolean goesOn = turn == toldTurn && text.startsWith(toldText);
    String untold = goesOn ? text.substring(toldText.length()).strip() : text;
    if (!untold.isEmpty()) {
      tell(
          "user-transcription",
          RtviJson.text(untold)
              .put("final", isFinal)
              .put("timestamp", wallClock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
              .put("user_id", userId));
    }
  }

  private void speaking(boolean now) {
    if (now != speaking) {
      speaking = now;
      tell(now ? "bot-started-speaking" : "bot-stopped-speaking", null);
    }
  }

  private void output(JsonObject data) {
    tell("bot-output", data);
  }

  private void tell(String type, @Nullable JsonObject data) {
    client.accept(RtviJson.message(type, data));
  }
}
