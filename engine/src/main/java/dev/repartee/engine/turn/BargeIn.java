package dev.repartee.engine.turn;

/**
 * How an agent lets itself be interrupted.
 *
 * @param policy what the caller's voice may do to a reply
 * @param reaction what the agent does at once when it hears a voice, before it decides
 * @param reactAfterVoiceMs voice after which it reacts
 * @param giveWayAfterVoiceMs voice after which it gives way whatever was said; at least a second
 *     where words are usually told early, and none were
 * @param goOnAfterVoiceMs the same where the reply has hardly begun: the caller was not finished
 * @param minWords words without which the agent does not give way once it is heard; 0: voice
 *     suffices
 * @param decideWithinMs longest time it stays undecided after it reacted
 * @param withdrawWithinMs a reply of which less was heard is taken back when the caller goes on:
 *     both parts become one turn
 * @param warmUpMs how long after its first sound in a call the agent cannot be interrupted, while
 *     the caller's device learns to remove its echo
 */
public record BargeIn(
    Policy policy,
    Reaction reaction,
    long reactAfterVoiceMs,
    long giveWayAfterVoiceMs,
    long goOnAfterVoiceMs,
    int minWords,
    long decideWithinMs,
    long withdrawWithinMs,
    long warmUpMs) {
  /** Quick to fall silent, slow to give up. */
  public static final BargeIn DEFAULT =
      new BargeIn(Policy.ALLOW, Reaction.PAUSE, 64, 700, 350, 0, 800, 2500, 0);

  /** What the caller's voice may do to a reply. */
  public enum Policy {
    /** Interrupt it. */
    ALLOW,
    /** Nothing; what was said over it is answered after it. */
    APPEND,
    /** Nothing; what was said over it is forgotten: the line is half duplex. */
    IGNORE
  }

  /** What the agent does while it makes up its mind. */
  public enum Reaction {
    /** It talks on. */
    NONE,
    /** It talks on, 12 dB softer. */
    DUCK,
    /** It holds its breath. */
    PAUSE
  }

  public BargeIn {
    Bounds.require(reactAfterVoiceMs >= 0, "reactAfterVoiceMs", "0 or more");
    Bounds.require(giveWayAfterVoiceMs >= 0, "giveWayAfterVoiceMs", "0 or more");
    Bounds.require(goOnAfterVoiceMs >= 0, "goOnAfterVoiceMs", "0 or more");
    Bounds.require(minWords >= 0, "minWords", "0 or more");
    Bounds.require(decideWithinMs > 0, "decideWithinMs", "positive");
    Bounds.require(withdrawWithinMs >= 0, "withdrawWithinMs", "0 or more");
    Bounds.require(warmUpMs >= 0, "warmUpMs", "0 or more");
  }

  /** The same with another policy. */
  public BargeIn with(Policy newPolicy) {
    return new BargeIn(
        newPolicy,
        reaction,
        reactAfterVoiceMs,
        giveWayAfterVoiceMs,
        goOnAfterVoiceMs,
        minWords,
        decideWithinMs,
        withdrawWithinMs,
        warmUpMs);
  }

  /** The same with another reaction. */
  public BargeIn with(Reaction newReaction) {
    return new BargeIn(
        policy,
        newReaction,
        reactAfterVoiceMs,
        giveWayAfterVoiceMs,
        goOnAfterVoiceMs,
        minWords,
        decideWithinMs,
        withdrawWithinMs,
        warmUpMs);
  }
}
