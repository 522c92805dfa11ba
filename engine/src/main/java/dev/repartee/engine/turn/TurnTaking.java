package dev.repartee.engine.turn;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.turn.TurnDecision.Commit;
import dev.repartee.engine.turn.TurnDecision.Discard;
import dev.repartee.engine.turn.TurnDecision.DiscardReason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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
 *   <tr><td>silent</td><td>speaks</td><td>the words so far are the answer</td>
 *       <td>speculate, twice at the most</td></tr>
 *   <tr><td>silent</td><td>fell silent</td><td>final has words</td><td>speculate</td></tr>
 *   <tr><td>silent</td><td>silent for the wait that fits</td><td>final has words</td>
 *       <td>commit</td></tr>
 *   <tr><td>silent</td><td>fell silent</td><td>no words, a mere murmur, or a far voice</td>
 *       <td>discard</td></tr>
 *   <tr><td>silent</td><td>silent too long</td><td>no final</td><td>commit the partial, or
 *       discard</td></tr>
 *   <tr><td>replies</td><td>speaks a moment</td><td></td><td>pause</td></tr>
 *   <tr><td>replies</td><td>spoke</td><td>real words, a stop word, or a long voice</td>
 *       <td>interrupt</td></tr>
 *   <tr><td>has hardly begun</td><td>spoke</td><td>the same, but sooner</td>
 *       <td>interrupt and withdraw: the turn goes on</td></tr>
 *   <tr><td>ends a yes-or-no question</td><td>spoke</td><td>a back-channel: here an answer</td>
 *       <td>interrupt</td></tr>
 *   <tr><td>replies</td><td>spoke and stopped</td><td>no words, a back-channel, an echo</td>
 *       <td>resume, discard</td></tr>
 *   <tr><td>replies</td><td>spoke</td><td>still unclear after the longest time</td>
 *       <td>resume</td></tr>
 *   <tr><td>must be heard</td><td>spoke</td><td>real words</td><td>none; the turn waits for the
 *       reply's end</td></tr>
 *   <tr><td>gave way</td><td>had no words after all</td><td></td><td>answer again, or ask</td></tr>
 *   <tr><td>any</td><td>types</td><td></td><td>interrupt, commit</td></tr>
 *   <tr><td>silent</td><td>silent for very long</td><td>no tool is at work</td><td>ask, and at
 *       last take leave</td></tr>
 * </table>
 *
 * <p>Not thread safe; belongs to one conversation.
 */
public final class TurnTaking {
  private final TurnOptions options;
  private final List<TurnDecision> decisions = new ArrayList<>();
  private final Deadlines deadlines = new Deadlines();
  private final CallerTurn turn = new CallerTurn();
  private final AgentTurn agent;
  private final Phrasebook phrases;
  private final Speculation speculation;
  private final WaitRule waits;
  private final EndOfTurnRule endOfTurn;
  private final OverlapRule overlap;
  private final SilenceRule silence;
  private String committedText = "";

  /**
   * A conversation in which nobody has spoken yet.
   *
   * @param language in which the caller's words are weighed, such as {@code "en"}
   */
  public TurnTaking(TurnOptions options, String language) {
    this.options = options;
    this.phrases = Phrasebook.of(language);
    this.agent = new AgentTurn(phrases);
    this.speculation = new Speculation(options.speculation(), phrases, decisions);
    this.waits = new WaitRule(options.patience(), phrases);
    this.endOfTurn = new EndOfTurnRule(options, deadlines, turn, speculation, waits);
    this.overlap = new OverlapRule(options.bargeIn(), phrases, deadlines, turn, agent);
    this.silence = new SilenceRule(options.silence(), deadlines);
  }

  /** Takes an input and returns what to do about it; times must not go back. */
  public List<TurnDecision> on(TurnInput input) {
    decisions.clear();
    deadlines.startAt(input.atNanos());
    learnFromCaller(input);
    learnFromAgent(input);
    if (turn.isOpen()) {
      watchLength();
      if (agent.isReplying()) {
        judgeOverlap();
      }
      // An interruption makes room for the caller's turn at the same moment.
      if (turn.isOpen() && !agent.isReplying()) {
        judgeEndOfTurn();
      }
    }
    judgeSilence();
    return List.copyOf(decisions);
  }

  /** When to come back with {@link TurnInput.TimePassed}, if nothing happens before. */
  public OptionalLong nextDeadlineNanos() {
    return deadlines.next();
  }

  /** Whether nobody has the floor. */
  public boolean isIdle() {
    return !turn.isOpen() && !agent.isReplying();
  }

  private void learnFromCaller(TurnInput input) {
    boolean byVoice = options.floor() == TurnOptions.Floor.BY_VOICE;
    if (input instanceof TurnInput.VoiceStarted started && byVoice) {
      hearVoice(started.startNanos(), started.near());
    } else if (input instanceof TurnInput.VoiceCameNear && byVoice) {
      turn.heardNear();
    } else if (input instanceof TurnInput.VoiceStopped stopped && byVoice) {
      turn.voiceStopped(stopped.endNanos());
    } else if (input instanceof TurnInput.PartialHeard heard) {
      turn.learnPartial(heard.text());
      speculation.wordsAre(turn.words());
    } else if (input instanceof TurnInput.FinalHeard heard) {
      turn.learnFinal(heard.text());
    } else if (input instanceof TurnInput.RecognitionLost) {
      turn.loseRecognition();
    } else if (input instanceof TurnInput.EndOfTurnJudged judged) {
      turn.judged(judged.turnIsOver());
    } else if (input instanceof TurnInput.TextTyped typed) {
      answerTyped(typed);
    } else if (input instanceof TurnInput.TalkStarted && !byVoice) {
      takeTheFloor();
    } else if (input instanceof TurnInput.TalkEnded && !byVoice) {
      turn.voiceStopped(input.atNanos());
    } else if (input instanceof TurnInput.Hushed && agent.isReplying()) {
      interrupt(false);
    }
  }

  private void learnFromAgent(TurnInput input) {
    if (input instanceof TurnInput.ReplyPrompted) {
      agent.begin(false);
    } else if (input instanceof TurnInput.ReplyAudible audible) {
      agent.becameAudible(audible.heardAtNanos());
    } else if (input instanceof TurnInput.WordBegun begun) {
      agent.said(begun.word(), begun.remark());
    } else if (input instanceof TurnInput.MustBeHeard must) {
      agent.mustBeHeard(must.now());
    } else if (input instanceof TurnInput.ToolUse tool) {
      agent.usesTool(tool.now());
      silence.disturbed();
    } else if (input instanceof TurnInput.ReplyOver over) {
      endReply(over.heardText());
    }
  }

  private void hearVoice(long startNanos, boolean near) {
    speculation.drop();
    agent.mayReactAgain();
    openTurn();
    turn.voiceStarted(startNanos);
    if (near) {
      turn.heardNear();
    }
  }

  private void takeTheFloor() {
    boolean guarded = agent.isReplying() && overlap.isGuarded();
    if (guarded && options.bargeIn().policy() == BargeIn.Policy.IGNORE) {
      return;
    }
    hearVoice(deadlines.nowNanos(), true);
    if (agent.isReplying() && !guarded) {
      interrupt(overlap.goesOn(Words.NONE));
    }
  }

  private void openTurn() {
    if (!turn.isOpen()) {
      turn.open(deadlines.nowNanos());
      speculation.begin();
    }
  }

  private void answerTyped(TurnInput.TextTyped typed) {
    if (agent.isReplying()) {
      interrupt(false);
    }
    speculation.drop();
    decisions.add(new Commit(typed.text(), CommitReason.TYPED, typed.atNanos(), false, null, true));
    agent.begin(false);
    silence.callerSpoke();
  }

  private void endReply(String heardText) {
    agent.end();
    waits.expect(Expectation.after(heardText, phrases));
    silence.disturbed();
    if (silence.isLeaving()) {
      decisions.add(new TurnDecision.HangUp());
    } else if (turn.isOpen() && turn.isHeldOver() && !turn.hasVoice()) {
      discard(DiscardReason.IGNORED);
    }
  }

  private void judgeOverlap() {
    Words words = turn.words();
    if (overlap.isGuarded()) {
      judgeGuarded(words);
    } else if (overlap.wantsTheFloor(words)) {
      interrupt(overlap.goesOn(words));
    } else if (endOfTurn.isSettled()) {
      DiscardReason meaning = overlap.meaning(words);
      boolean lacksWords = overlap.lacksWords(words);
      resume();
      if (lacksWords) {
        turn.holdOver();
      } else {
        discard(meaning);
      }
    } else if (overlap.shouldReact()) {
      agent.react(deadlines.nowNanos());
      decisions.add(new TurnDecision.Pause());
    }
    if (agent.hasReacted() && overlap.isUndecidedTooLong()) {
      resume();
      agent.spendReaction();
    }
  }

  private void judgeGuarded(Words words) {
    if (endOfTurn.isSettled() && !overlap.isWorthKeeping(words)) {
      discard(overlap.meaning(words));
    }
  }

  private void judgeEndOfTurn() {
    TurnDecision decision = endOfTurn.judge();
    if (decision instanceof Commit commit) {
      commit(commit);
    } else if (decision instanceof Discard discard) {
      discard(discard.reason());
    } else if (decision != null) {
      turn.murmured(deadlines.nowNanos());
      decisions.add(decision);
    }
  }

  private void commit(Commit commit) {
    decisions.add(commit);
    committedText = turn.allText();
    turn.close();
    speculation.spend();
    if (commit.answered()) {
      agent.begin(true);
    }
    silence.callerSpoke();
  }

  private void discard(DiscardReason reason) {
    speculation.drop();
    decisions.add(new Discard(reason, turn.text()));
    turn.close();
    silence.disturbed();
    if (agent.isReplying() || !options.answers()) {
      return;
    }
    // What made the agent fall silent was nothing, so somebody has to speak again.
    if (turn.continuesLast()) {
      decisions.add(new TurnDecision.AnswerAgain());
      agent.begin(true);
    } else if (turn.tookTheFloor()) {
      decisions.add(new TurnDecision.AskAgain());
      agent.begin(false);
    }
  }

  private void interrupt(boolean withdraws) {
    agent.end();
    turn.interruptedAgent();
    if (withdraws) {
      turn.goesOn(committedText);
    } else {
      waits.expect(agent.expectation());
    }
    silence.callerSpoke();
    decisions.add(new TurnDecision.Interrupt(withdraws));
  }

  private void resume() {
    if (agent.hasReacted()) {
      agent.goOn();
      decisions.add(new TurnDecision.Resume());
    }
  }

  private void watchLength() {
    int words = turn.words().count();
    if (options.maxWords() > 0 && words > options.maxWords() && !turn.isLimitTold()) {
      turn.tellLimit();
      decisions.add(new TurnDecision.TellLimit(words));
    }
  }

  private void judgeSilence() {
    boolean nobodySpeaks = !turn.isOpen() && !agent.isReplying() && !agent.isUsingTool();
    if (nobodySpeaks && agent.hasEverSpoken() && !silence.isLeaving() && silence.isTooLong()) {
      decisions.add(silence.breakIt());
      agent.begin(false);
    }
  }
}
