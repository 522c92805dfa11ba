package dev.repartee.bench.network;

import dev.repartee.bench.caller.CallReport;
import dev.repartee.bench.text.SpokenText;
import dev.repartee.bench.text.WordErrorRate;
import dev.repartee.bench.voice.RoundTrip;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.spi.SpeechRecognizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what was said with what was understood, in both directions. Not thread safe. */
final class WordsCheck {
  private final RoundTrip ears;
  private final SpokenText spoken = new SpokenText();

  /**
   * A check.
   *
   * @param recognizer understands what the caller has heard
   */
  WordsCheck(SpeechRecognizer recognizer) {
    this.ears = new RoundTrip(recognizer);
  }

  /** What the agent understood of what was said. */
  WordErrorRate atAgent(List<String> said, List<ConversationEvent> agentEvents) {
    Map<Integer, String> turns = new TreeMap<>();
    for (ConversationEvent event : agentEvents) {
      if (event instanceof TurnCommitted turn) {
        turns.put(turn.turn(), turn.text());
      }
    }
    return WordErrorRate.of(words(String.join(" ", said)), words(String.join(" ", turns.values())));
  }

  /** What can be understood of the sound at the caller, against the agent's history. */
  WordErrorRate atCaller(CallReport caller, List<ConversationEvent> agentEvents) {
    String history =
        agentEvents.stream()
            .filter(ReplyEnded.class::isInstance)
            .map(event -> ((ReplyEnded) event).heardText())
            .collect(Collectors.joining(" "));
    String heard =
        Phrases.of(caller.heard().frames()).stream()
            .map(ears::hear)
            .collect(Collectors.joining(" "));
    return WordErrorRate.of(words(history), words(heard));
  }

  private List<String> words(String text) {
    return spoken.words(text);
  }
}
