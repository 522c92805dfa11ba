package dev.repartee.engine;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.history.History;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.playout.Playout;
import dev.repartee.engine.playout.SpokenWord;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.BargeIn;
import org.jspecify.annotations.Nullable;

/**
 * The agent's half of a conversation: what it prepares, says, holds back and takes back.
 *
 * <p>At most one reply is prepared and at most one is being said. What was heard of a reply goes to
 * the history when it ends. Lives on the conversation's loop.
 */
final class AgentSpeech {
  /** Callers answer a question when they can tell its end, often a word or two before it. */
  private static final long IN_SIGHT_NANOS = MILLISECONDS.toNanos(500);

  private final EventLoop loop;
  private final Providers providers;
  private final AgentProfile agent;
  private final CallEvents events;
  private final History history;
  private final Listener listener;
  private final ToolBelt belt;
  private final UninterruptibleParts uninterruptible;
  private final Playout playout;

  private AgentState state = AgentState.LISTENING;
  private @Nullable SpokenReply prepared;
  private @Nullable SpokenReply spoken;
  private @Nullable SpokenReply murmur;
  private int replyCount;
  private int heardTextEnd;
  private boolean mustBeHeard;

  /** While true, words that are still on their way are told to the outside only. */
  private boolean cuttingOff;

  /** Opens the line: from now on it gets sound. */
  AgentSpeech(
      EventLoop loop,
      MediaClock mediaClock,
      Providers providers,
      AgentProfile agent,
      CallTransport line,
      CallEvents events,
      History history,
      Listener listener) {
    this.loop = loop;
    this.providers = providers;
    this.agent = agent;
    this.events = events;
    this.history = history;
    this.listener = listener;
    this.belt = new ToolBelt(loop, events, agent.tools(), listener::onToolUse);
    this.uninterruptible = new UninterruptibleParts(agent.lines().mustBeHeard());
    this.playout =
        new Playout(loop, mediaClock, line, providers.voice().sampleRateHz(), new Played());
  }

  /** Says something that nobody asked for. */
  void recite(String text) {
    SpokenReply reply = newReply();
    say(reply, 0, loop.nanos(), loop.nanos());
    reply.recite(text);
  }

  /** Prepares a reply, in case the caller's words are {@code text} and no more. */
  void prepare(String text) {
    SpokenReply reply = newReply();
    prepared = reply;
    reply.write(history.promptWith(text));
  }

  /** Throws the prepared reply away; false if there is none. */
  boolean dropPrepared() {
    if (prepared == null) {
      return false;
    }
    prepared.abandon();
    prepared = null;
    return true;
  }

  /**
   * Answers a turn that stands in the history: with the prepared reply if there is one.
   *
   * @param voiceEndNanos when the turn's voice ended
   * @param textNanos when its text was known
   */
  void answer(int turn, long voiceEndNanos, long textNanos) {
    SpokenReply ready = prepared;
    prepared = null;
    if (ready != null) {
      say(ready, turn, voiceEndNanos, textNanos);
      return;
    }
    SpokenReply reply = newReply();
    say(reply, turn, voiceEndNanos, textNanos);
    reply.write(history.prompt());
  }

  /** Says "mm-hmm" while the caller has the floor; not if it says something already. */
  void murmur() {
    if (spoken == null && murmur == null) {
      SpokenReply said = newReply();
      murmur = said;
      playout.begin();
      said.murmur(agent.lines().murmur());
    }
  }

  /** Falls silent and keeps its place, or lowers its voice. */
  void pause() {
    // Nobody begins to speak into another's voice, however softly.
    boolean ducks =
        state == AgentState.SPEAKING && agent.turns().bargeIn().reaction() == BargeIn.Reaction.DUCK;
    if (ducks) {
      playout.duck();
    } else {
      playout.pause();
    }
    if (spoken != null && state == AgentState.SPEAKING) {
      changeState(ducks ? AgentState.SPEAKING : AgentState.PAUSED);
      spoken.paused(ducks);
    }
  }

  /** Goes on after {@link #pause}. */
  void resume() {
    playout.resume();
    if (spoken != null) {
      changeState(state == AgentState.THINKING ? AgentState.THINKING : AgentState.SPEAKING);
      spoken.resumed();
    }
  }

  /** Says nothing while the line is down, and keeps what there is to say. */
  void hold(boolean lineIsDown) {
    playout.hold(lineIsDown);
  }

  /**
   * Ends the reply that is being said, if there is one.
   *
   * @param withdraws whether what was heard of it counts as not said
   */
  void interrupt(boolean withdraws) {
    SpokenReply ended = spoken;
    if (ended != null) {
      cuttingOff = true;
      history.addReply(ended.interrupt(withdraws ? Standing.WITHDRAWN : Standing.CUT_OFF));
      cuttingOff = false;
      spoken = null;
      changeState(AgentState.LISTENING);
    }
  }

  /** Whether a reply is being said, or will be. */
  boolean isReplying() {
    return spoken != null;
  }

  /** How much of the present reply has reached the caller. */
  long heardMs() {
    return NANOSECONDS.toMillis(playout.heardNanos());
  }

  /** Ends everything; idempotent. */
  void close() {
    boolean ignored = dropPrepared();
    interrupt(false);
    endMurmur();
    belt.close();
    playout.close();
  }

  private SpokenReply newReply() {
    return new SpokenReply(
        loop, providers, agent, belt, playout, events, history, () -> prepared = null);
  }

  private void say(SpokenReply reply, int turn, long voiceEndNanos, long textNanos) {
    endMurmur();
    spoken = reply;
    heardTextEnd = 0;
    mustBeHeard = false;
    changeState(AgentState.THINKING);
    reply.deliver(++replyCount, turn, voiceEndNanos, textNanos);
  }

  private void endMurmur() {
    SpokenReply ended = murmur;
    if (ended != null) {
      murmur = null;
      ended.abandon();
      int ignored = playout.stop();
    }
  }

  private void beginWord(SpokenReply reply) {
    String text = reply.text();
    int inSight = Math.max(heardTextEnd, playout.textEndWithin(IN_SIGHT_NANOS));
    listener.onWordBegun(wordAt(text, heardTextEnd), upTo(inSight, text));
    // Turn-taking may just have found that it is time to give way.
    if (spoken == reply) {
      watchMustBeHeard(reply);
    }
  }

  /** Tells when a part begins or ends that cannot be interrupted. */
  private void watchMustBeHeard(SpokenReply reply) {
    boolean now = heardTextEnd < uninterruptible.endIn(reply.text());
    if (now != mustBeHeard) {
      mustBeHeard = now;
      listener.onMustBeHeard(now);
    }
  }

  private void changeState(AgentState next) {
    if (state != next) {
      state = next;
      events.emit(new ConversationEvent.StateChanged(events.nowMs(), next));
    }
  }

  /** With the punctuation that follows. */
  private static String upTo(int wordEnd, String text) {
    int end = Math.min(wordEnd, text.length());
    while (end < text.length()
        && !Character.isLetterOrDigit(text.charAt(end))
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static String wordAt(String text, int from) {
    String rest = text.substring(Math.min(from, text.length())).stripLeading();
    int end = rest.indexOf(' ');
    return end < 0 ? rest : rest.substring(0, end);
  }

  /** What the agent's speech reports, on the loop. */
  interface Listener {
    /** This went to the line just now; comes on every beat, silence included. */
    void onPlayed(AudioFrame frame);

    /** The first sound of the reply has left. */
    void onAudible(long heardAtNanos);

    /**
     * A word begins to sound.
     *
     * @param remark the reply up to the words that follow within a moment
     */
    void onWordBegun(String word, String remark);

    /** What is said now cannot be interrupted, or can be again. */
    void onMustBeHeard(boolean now);

    /**
     * The agent began to use tools, or has done with them; also for a reply that is over. May come
     * in the middle of another call.
     */
    void onToolUse(boolean now);

    /** The reply was heard to its end. */
    void onReplyOver(String heardText);
  }

  /** What the playout reports. */
  private final class Played implements Playout.Listener {
    @Override
    public void onPlayed(AudioFrame frame) {
      listener.onPlayed(frame);
    }

    @Override
    public void onReplyAudible(long heardAtNanos) {
      if (spoken != null) {
        changeState(AgentState.SPEAKING);
        spoken.audible(heardAtNanos);
        listener.onAudible(heardAtNanos);
        beginWord(spoken);
      }
    }

    @Override
    public void onWordHeard(SpokenWord word) {
      if (spoken != null) {
        heardTextEnd = word.textEnd();
        spoken.wordHeard(word);
        if (!cuttingOff) {
          beginWord(spoken);
        }
      }
    }

    @Override
    public void onRanDry() {
      if (spoken != null && spoken.ranDry()) {
        changeState(AgentState.THINKING);
      }
    }

    @Override
    public void onReplyHeard(int heardEnd) {
      SpokenReply ended = spoken;
      if (ended != null) {
        spoken = null;
        history.addReply(ended.finish(heardEnd));
        changeState(AgentState.LISTENING);
        listener.onReplyOver(ended.heardText());
      } else if (murmur != null) {
        history.addBackChannel(Role.AGENT, murmur.text());
        murmur = null;
      }
    }
  }
}
