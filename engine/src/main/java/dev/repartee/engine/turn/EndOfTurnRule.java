package dev.repartee.engine.turn;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.Discard;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import dev.repartee.engine.turn.TurnDecision.Judgement;
import dev.repartee.engine.turn.TurnDecision.Murmur;
import org.jspecify.annotations.Nullable;

/** When a turn is over that the agent listens to, and what is prepared until then. */
final class EndOfTurnRule {
  /** A pause of this length inside a long turn invites a "mm-hmm". */
  private static final long MURMUR_PAUSE_MS = 250;

  private final TurnOptions options;
  private final Deadlines deadlines;
  private final CallerTurn turn;
  private final Speculation speculation;
  private final WaitRule waits;

  EndOfTurnRule(
      TurnOptions options,
      Deadlines deadlines,
      CallerTurn turn,
      Speculation speculation,
      WaitRule waits) {
    this.options = options;
    this.deadlines = deadlines;
    this.turn = turn;
    this.speculation = speculation;
    this.waits = waits;
  }

  /** Whether nothing more will become known of what was said up to the present silence. */
  boolean isSettled() {
    return !turn.hasVoice() && (turn.isFinal() || isWithoutFinal());
  }

  private boolean isWithoutFinal() {
    return turn.isRecognitionLost()
        || deadlines.passed(turn.voiceEndNanos(), options.patience().transcriptionTimeoutMs());
  }

  /** Commits, discards, murmurs, or does nothing yet. */
  @Nullable TurnDecision judge() {
    Words words = turn.words();
    if (turn.hasVoice()) {
      if (waits.isAnswered(turn.allText())) {
        speculation.prepareEarly(turn.text());
      }
      return null;
    }
    if (!turn.isFinal()) {
      return isWithoutFinal() ? end(words, CommitReason.TRANSCRIPTION_TIMEOUT) : null;
    }
    return options.floor() == TurnOptions.Floor.BY_BUTTON
        ? end(words, CommitReason.BUTTON)
        : judgeSilenceAfter(words);
  }

  private @Nullable TurnDecision judgeSilenceAfter(Words words) {
    if (words.isEmpty()) {
      return discard(DiscardReason.NO_WORDS);
    }
    if (!turn.isNear()) {
      return discard(DiscardReason.FAR_VOICE);
    }
    if (waits.isMereMurmur(words)) {
      // One who took the floor with it is probably about to say more.
      long waitMs = turn.tookTheFloor() ? options.patience().unfinishedMs() : 0;
      return deadlines.passed(turn.voiceEndNanos(), waitMs)
          ? discard(DiscardReason.BACK_CHANNEL)
          : null;
    }
    speculation.prepare(turn.text());
    Judgement judgement = waits.judge(turn.allText(), turn.probability());
    if (deadlines.passed(turn.voiceEndNanos(), judgement.waitMs())) {
      return commit(CommitReason.SILENCE, judgement);
    }
    return invitesMurmur() ? new Murmur() : null;
  }

  private boolean invitesMurmur() {
    return options.murmurAfterMs() > 0
        && deadlines.passed(turn.quietSinceNanos(), options.murmurAfterMs())
        && deadlines.passed(turn.voiceEndNanos(), MURMUR_PAUSE_MS);
  }

  private TurnDecision end(Words words, CommitReason reason) {
    return words.isEmpty() ? discard(DiscardReason.NO_WORDS) : commit(reason, null);
  }

  private TurnDecision commit(CommitReason reason, @Nullable Judgement judgement) {
    return new Commit(
        turn.text(),
        reason,
        turn.voiceEndNanos(),
        turn.continuesLast(),
        judgement,
        options.answers());
  }

  private TurnDecision discard(DiscardReason reason) {
    return new Discard(reason, turn.text());
  }
}
