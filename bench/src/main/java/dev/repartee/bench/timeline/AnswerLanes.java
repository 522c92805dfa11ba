package dev.repartee.bench.timeline;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.SpeculationDropped;
import dev.repartee.engine.event.ConversationEvent.SpeculationStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each answer came to be: the caller's wait, the model's part of it, the voice's part. */
final class AnswerLanes implements LaneBuilder {
  private final List<Mark> waits = new ArrayList<>();
  private final List<Mark> model = new ArrayList<>();
  private final List<Mark> voice = new ArrayList<>();
  private @Nullable Long askedMs;
  private @Nullable TurnCommitted committed;

  @Override
  public void see(ConversationEvent event) {
    if (event instanceof SpeculationStarted started) {
      askedMs = started.atMs();
    } else if (event instanceof SpeculationDropped) {
      askedMs = null;
    } else if (event instanceof TurnCommitted turn) {
      committed = turn;
      askedMs = askedMs == null ? Long.valueOf(turn.atMs()) : askedMs;
    } else if (event instanceof ReplyText text) {
      model.add(Mark.tick(Tone.MODEL, text.atMs(), "Text handed on: “" + text.text() + "”"));
    } else if (event instanceof TurnLatency latency) {
      addAnswer(latency);
      askedMs = null;
    }
  }

  @Override
  public List<Lane> lanes(long endMs) {
    return List.of(
        new Lane.Marks("Caller waits", "end of the voice to the answer", waits),
        new Lane.Marks("Model", "asked, to its first text", model),
        new Lane.Marks("Voice", "first phrase to first sound", voice));
  }

  private void addAnswer(TurnLatency latency) {
    TurnCommitted turn = committed;
    Long commitMs = latency.commitMs();
    if (turn == null || commitMs == null || turn.turn() != latency.turn()) {
      return;
    }
    long voiceEndMs = turn.atMs() - commitMs;
    Long heardMs = latency.heardMs();
    if (heardMs != null) {
      String label = heardMs + " ms";
      String details = label + " from the end of the caller's voice to the answer's first sound";
      waits.add(Mark.bar(Tone.GOOD, voiceEndMs, voiceEndMs + heardMs, label, details));
    }
    Long tokenMs = latency.firstTokenMs();
    Long audioMs = latency.firstAudioMs();
    if (tokenMs != null) {
      long at = voiceEndMs + tokenMs;
      long from = askedMs == null ? turn.atMs() : askedMs;
      model.add(bar(Tone.MODEL, from, at, "first text", tokenMs));
      if (audioMs != null) {
        long phraseMs = latency.firstPhraseMs() == null ? tokenMs : latency.firstPhraseMs();
        voice.add(
            bar(Tone.VOICE, voiceEndMs + phraseMs, voiceEndMs + audioMs, "first sound", audioMs));
      }
    }
  }

  private static Mark bar(Tone tone, long fromMs, long toMs, String what, long sinceVoiceMs) {
    return Mark.bar(
        tone,
        Math.min(fromMs, toMs),
        toMs,
        what,
        "%s %d ms after the end of the caller's voice, after %d ms of work"
            .formatted(what, sinceVoiceMs, Math.max(0, toMs - fromMs)));
  }
}
