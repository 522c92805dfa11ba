package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.Discard;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import dev.repartee.engine.turn.TurnDecision.DropSpeculation;
import dev.repartee.engine.turn.TurnDecision.Interrupt;
import dev.repartee.engine.turn.TurnDecision.Pause;
import dev.repartee.engine.turn.TurnDecision.Resume;
import dev.repartee.engine.turn.TurnDecision.Speculate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose turn it is: facts with their times in, decisions out, nothing else.
 *
 * <p>Each input first updates what is known, then the rules below are looked through once. A rule
 * that waits for a time leaves it in {@link #nextDeadlineNanos()}.
 *
 * <table>
 *   <caption>The rules</caption>
 *   <tr><th>agent</th><th>caller</th><th>when</th><th>decision</th></tr>
 *   <tr><td>any</td><td>starts to speak</td><td>a reply was prepared</td><td>drop it</td></tr>
 *   <tr><td>silent</td><td>silent</td><td>final has words</td><td>speculate</td></tr>
 *   <tr><td>silent</td><td>silent for the wait</td><td>final has words</td><td>commit</td></tr>
 *   <tr><td>silent</td><td>silent</td><td>final is empty</td><td>discard</td></tr>
 *   <tr><td>silent</td><td>silent too long</td><td>no final</td><td>commit the partial, or
 *       discard</td></tr>
 *   <tr><td>replies</td><td>speaks a moment</td><td></td><td>pause</td></tr>
 *   <tr><td>replies</td><td>spoke</td><td>enough real words, a stop word, or a long voice</td>
 *       <td>interrupt</td></tr>
 *   <tr><td>replies</td><td>spoke and stopped</td><td>no words, or a back-channel</td><td>resume,
 *       discard</td></tr>
 *   <tr><td>replies</td><td>spoke</td><td>still unclear after the longest time</td>
 *       <td>resume</td></tr>
 *   <tr><td>any</td><td>types</td><td></td><td>interrupt, commit</td></tr>
 * </table>
 *
 * <p>Not thread safe; belongs to one conversation.
 */
public final class TurnTaking {
  private enum Agent {
    SILENT,
    REPLIES
  }

  private final TurnOptions options;
  private final List<TurnDecision> decisions = new ArrayList<>();

  private Agent agent = Agent.SILENT;
  private boolean paused;
  private long pausedAtNanos;
  private boolean pauseSpent;

  private boolean turnOpen;
  private boolean voice;
  private long voiceStartNanos;
  private long voiceEndNanos;
  private String partial = "";
  private @Nullable String finalText;
  private boolean recognitionLost;
  private @Nullable String speculatedText;
  private int speculations;

  private long nextDeadlineNanos = Long.MAX_VALUE;

  public TurnTaking(TurnOptions options) {
    this.options = options;
  }

  /** Takes an input and returns what to do about it; times must not go back. */
  public List<TurnDecision> on(TurnInput input) {
    decisions.clear();
    learn(input);
    nextDeadlineNanos = Long.MAX_VALUE;
    if (turnOpen) {
      if (agent == Agent.REPLIES) {
        judgeOverlap(input.atNanos());
      }
      // An interruption makes room for the caller's turn at the same moment.
      if (agent == Agent.SILENT && turnOpen && !voice) {
        judgeEndOfTurn(input.atNanos());
      }
    }
    return List.copyOf(decisions);
  }

  /** When to come back with {@link TurnInput.TimePassed}, if nothing happens before. */
  public OptionalLong nextDeadlineNanos() {
    return nextDeadlineNanos == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(nextDeadlineNanos);
  }

  private void learn(TurnInput input) {
    if (input instanceof TurnInput.VoiceStarted started) {
      hearVoice(started.startNanos());
    } else if (input instanceof TurnInput.VoiceStopped stopped) {
      voice = false;
      voiceEndNanos = stopped.endNanos();
    } else if (input instanceof TurnInput.PartialHeard heard) {
      partial = heard.text();
    } else if (input instanceof TurnInput.FinalHeard heard) {
      learnFinal(heard.text());
    } else if (input instanceof TurnInput.RecognitionLost) {
      recognitionLost = true;
    } else if (input instanceof TurnInput.TextTyped typed) {
      answerTyped(typed);
    } else if (input instanceof TurnInput.ReplyPrompted) {
      agent = Agent.REPLIES;
    } else if (input instanceof TurnInput.ReplyOver) {
      agent = Agent.SILENT;
      paused = false;
    }
  }

  private void hearVoice(long startNanos) {
    voice = true;
    voiceStartNanos = startNanos;
    finalText = null;
    pauseSpent = false;
    dropSpeculation();
    if (!turnOpen) {
      turnOpen = true;
      partial = "";
      recognitionLost = false;
      speculations = 0;
    }
  }

  private void learnFinal(String text) {
    partial = text;
    // While the voice goes on, a final is no more than a good partial.
    if (!voice) {
      finalText = text;
    }
  }

  private void answerTyped(TurnInput.TextTyped typed) {
    if (agent == Agent.REPLIES) {
      interrupt();
    }
    dropSpeculation();
    decisions.add(new Commit(typed.text(), CommitReason.TYPED, typed.atNanos()));
    agent = Agent.REPLIES;
  }

  private void judgeOverlap(long atNanos) {
    List<String> words = Words.of(finalText != null ? finalText : partial);
    if (options.interruptible() && mustGiveWay(words, atNanos)) {
      interrupt();
      return;
    }
    if (options.interruptible() && voice && !paused && !pauseSpent && shouldPause(atNanos)) {
      paused = true;
      pausedAtNanos = atNanos;
      decisions.add(new Pause());
    }
    if (!voice && (finalText != null || recognitionLost || lateForFinal(atNanos))) {
      resume();
      discard(words.isEmpty() ? DiscardReason.NO_WORDS : DiscardReason.BACK_CHANNEL);
    } else if (paused && due(pausedAtNanos, options.decideWithinMs(), atNanos)) {
      resume();
      pauseSpent = true;
    }
  }

  private boolean shouldPause(long atNanos) {
    return options.pauseAfterVoiceMs() >= 0
        && due(voiceStartNanos, options.pauseAfterVoiceMs(), atNanos);
  }

  private boolean mustGiveWay(List<String> words, long atNanos) {
    if (options.interruptMinWords() > 0) {
      return words.size() >= options.interruptMinWords() && !Words.isBackChannel(words);
    }
    boolean longVoice = voice && due(voiceStartNanos, options.interruptAfterVoiceMs(), atNanos);
    boolean settled = finalText != null || words.size() > 1;
    return longVoice
        || Words.asksToStop(words)
        || (settled && !words.isEmpty() && !Words.isBackChannel(words));
  }

  private void judgeEndOfTurn(long atNanos) {
    if (finalText == null) {
      if (recognitionLost || lateForFinal(atNanos)) {
        commitOrDiscard(partial, CommitReason.TRANSCRIPTION_TIMEOUT);
      }
    } else if (Words.of(finalText).isEmpty()) {
      discard(DiscardReason.NO_WORDS);
    } else {
      speculateOn(finalText);
      if (due(voiceEndNanos, options.waitMs(), atNanos)) {
        commitOrDiscard(finalText, CommitReason.SILENCE);
      }
    }
  }

  private boolean lateForFinal(long atNanos) {
    return due(voiceEndNanos, options.transcriptionTimeoutMs(), atNanos);
  }

  private void speculateOn(String text) {
    if (options.speculation() != TurnOptions.Speculation.OFF
        && !text.equals(speculatedText)
        && speculations < options.maxSpeculations()) {
      dropSpeculation();
      speculations++;
      speculatedText = text;
      decisions.add(new Speculate(text));
    }
  }

  private void commitOrDiscard(String text, CommitReason reason) {
    if (Words.of(text).isEmpty()) {
      discard(DiscardReason.NO_WORDS);
      return;
    }
    decisions.add(new Commit(text, reason, voiceEndNanos));
    turnOpen = false;
    speculatedText = null;
    agent = Agent.REPLIES;
  }

  private void discard(DiscardReason reason) {
    dropSpeculation();
    decisions.add(new Discard(reason, partial));
    turnOpen = false;
  }

  private void interrupt() {
    paused = false;
    agent = Agent.SILENT;
    decisions.add(new Interrupt());
  }

  private void resume() {
    if (paused) {
      paused = false;
      decisions.add(new Resume());
    }
  }

  private void dropSpeculation() {
    if (speculatedText != null) {
      speculatedText = null;
      decisions.add(new DropSpeculation());
    }
  }

  /**
   * Whether {@code afterMs} have passed since {@code sinceNanos}; if not, remembers to look again.
   */
  private boolean due(long sinceNanos, long afterMs, long atNanos) {
    long deadlineNanos = sinceNanos + MILLISECONDS.toNanos(afterMs);
    if (atNanos >= deadlineNanos) {
      return true;
    }
    nextDeadlineNanos = Math.min(nextDeadlineNanos, deadlineNanos);
    return false;
  }
}
