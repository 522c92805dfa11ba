package dev.repartee.engine.turn;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;

/**
 * What a voice over the agent's reply means: quick to react, slow to decide.
 *
 * <p>Up to half a second a "mm-hmm" and a real start sound alike, so the words decide where there
 * are any, and the length of the voice where there are none.
 */
final class OverlapRule {
  /** Who speaks when so little of the reply was heard was probably not finished. */
  private static final long HARDLY_BEGUN_MS = 1000;

  /** A cough is seldom longer, where ears that tell words early have told none. */
  private static final long WORDLESS_MS = 1000;

  /** An echo of the agent's last word ends so long after it at the latest. */
  private static final long ECHO_TAIL_MS = 200;

  private static final int FEW_WORDS = 2;

  private final BargeIn options;
  private final Phrasebook phrases;
  private final Deadlines deadlines;
  private final CallerTurn turn;
  private final AgentTurn agent;

  OverlapRule(
      BargeIn options, Phrasebook phrases, Deadlines deadlines, CallerTurn turn, AgentTurn agent) {
    this.options = options;
    this.phrases = phrases;
    this.deadlines = deadlines;
    this.turn = turn;
    this.agent = agent;
  }

  /** Whether nothing that the caller says now can stop the reply. */
  boolean isGuarded() {
    boolean warmingUp =
        agent.isAudible() && !deadlines.passed(agent.firstAudibleNanos(), options.warmUpMs());
    return options.policy() != Policy.ALLOW || agent.mustBeHeard() || warmingUp;
  }

  /** Whether the agent should hold its breath, or lower its voice, before anything is decided. */
  boolean shouldReact() {
    return options.reaction() != Reaction.NONE
        && turn.hasVoice()
        && turn.isNear()
        && !agent.hasReacted()
        && !agent.isReactionSpent()
        && deadlines.passed(turn.voiceStartNanos(), reactAfterMs());
  }

  /** Each false alarm in one reply makes the next one less likely to be believed. */
  private long reactAfterMs() {
    long doubledMs = options.reactAfterVoiceMs() << Math.min(agent.falseAlarms(), 8);
    return Math.min(
        doubledMs, Math.max(options.reactAfterVoiceMs(), options.giveWayAfterVoiceMs()));
  }

  /** Whether the agent has been undecided for too long. */
  boolean isUndecidedTooLong() {
    if (!agent.hasReacted()) {
      return false;
    }
    // Once the voice is over, its transcript is worth waiting for.
    long sinceNanos =
        turn.hasVoice()
            ? agent.reactedNanos()
            : Math.max(agent.reactedNanos(), turn.voiceEndNanos());
    return deadlines.passed(sinceNanos, options.decideWithinMs());
  }

  /** Whether the caller wants the floor. */
  boolean wantsTheFloor(Words words) {
    if (!turn.isNear()) {
      return false;
    }
    if (phrases.asksToStop(words) && !agent.echoes(words) && options.minWords() == 0) {
      return true;
    }
    if (isEcho(words)) {
      return false;
    }
    if (options.minWords() > 0 && agent.isAudible()) {
      return words.count() >= options.minWords() && !phrases.isBackChannel(words);
    }
    if (phrases.isBackChannel(words)) {
      return agent.expectation().takesMurmurs()
          || (hasHardlyBegun()
              && (phrases.isHesitation(words) || lastsFor(options.decideWithinMs())));
    }
    if (brokeOff(words)) {
      return false;
    }
    boolean sureOfWords = turn.isFinal() || words.count() > 1 || hasHardlyBegun();
    return (sureOfWords && !words.isEmpty())
        || (!agent.doubtsVoices() && lastsFor(giveWayAfterMs()));
  }

  private long giveWayAfterMs() {
    if (hasHardlyBegun()) {
      return options.goOnAfterVoiceMs();
    }
    long giveWayMs = options.giveWayAfterVoiceMs();
    return turn.wordsComeEarly() ? Math.max(giveWayMs, WORDLESS_MS) : giveWayMs;
  }

  /** A voice counts from when the agent fell silent: until then it may be the agent's echo. */
  private boolean lastsFor(long ms) {
    long sinceNanos =
        agent.isAudible() && agent.hasReacted()
            ? Math.max(turn.voiceStartNanos(), agent.reactedNanos())
            : turn.voiceStartNanos();
    return turn.hasVoice() && deadlines.passed(sinceNanos, ms);
  }

  /**
   * Whether it is an echo that its sound did not betray. A murmur is often understood as some other
   * word, and is best taken for one too; who goes on with their own turn is not.
   */
  private boolean isEcho(Words words) {
    return agent.echoes(words) || (endedWithTheAgent(words) && !hasHardlyBegun());
  }

  /** Whether a voice of a word or two stopped as soon as the agent did. */
  private boolean endedWithTheAgent(Words words) {
    return agent.isAudible()
        && agent.hasReacted()
        && !turn.hasVoice()
        && words.count() <= FEW_WORDS
        && turn.voiceEndNanos() - agent.reactedNanos() < MILLISECONDS.toNanos(ECHO_TAIL_MS);
  }

  /**
   * Whether a word or two were understood that nobody would leave it at, and the voice is over:
   * most likely a murmur. Who really means to say more will, and is heard then.
   */
  private boolean brokeOff(Words words) {
    boolean leadsOn = phrases.endsUnfinished(words) || turn.text().endsWith(",");
    return turn.isFinal()
        && !turn.hasVoice()
        && !words.isEmpty()
        && words.count() <= FEW_WORDS
        && leadsOn;
  }

  /** Whether the caller goes on with the turn that the reply has just begun to answer. */
  boolean goesOn(Words words) {
    return agent.answersSpeech()
        && agent.heardMs(deadlines.nowNanos()) < options.withdrawWithinMs()
        && !phrases.asksToStop(words);
  }

  private boolean hasHardlyBegun() {
    return agent.heardMs(deadlines.nowNanos())
        < Math.min(HARDLY_BEGUN_MS, options.withdrawWithinMs());
  }

  /** Whether too few words were said to interrupt, which more words may still make enough. */
  boolean lacksWords(Words words) {
    return options.minWords() > 0 && agent.isAudible() && meaning(words) == DiscardReason.IGNORED;
  }

  /** Why a voice that is over does not want the floor. */
  DiscardReason meaning(Words words) {
    if (words.isEmpty()) {
      return DiscardReason.NO_WORDS;
    }
    if (isEcho(words)) {
      return DiscardReason.ECHO;
    }
    if (!turn.isNear()) {
      return DiscardReason.FAR_VOICE;
    }
    return phrases.isBackChannel(words) ? DiscardReason.BACK_CHANNEL : DiscardReason.IGNORED;
  }

  /** Whether what was said over a reply that cannot be interrupted is answered after it. */
  boolean isWorthKeeping(Words words) {
    return options.policy() != Policy.IGNORE && meaning(words) == DiscardReason.IGNORED;
  }
}
