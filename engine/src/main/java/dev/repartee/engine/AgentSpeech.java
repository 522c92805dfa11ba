package dev.repartee.engine;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.history.History;
import dev.repartee.engine.playout.MediaClock;
import dev.repartee.engine.playout.Playout;
import dev.repartee.engine.playout.SpokenWord;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.time.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * The agent's half of a conversation: what it prepares, says, holds back and takes back.
 *
 * <p>At most one reply is prepared and at most one is being said. What was heard of a reply goes to
 * the history when it ends. Lives on the conversation's loop.
 */
final class AgentSpeech {
  private final EventLoop loop;
  private final Providers providers;
  private final AgentProfile agent;
  private final CallEvents events;
  private final History history;
  private final Runnable onReplyOver;
  private final ToolBelt belt;
  private final Playout playout;

  private AgentState state = AgentState.LISTENING;
  private @Nullable SpokenReply prepared;
  private @Nullable SpokenReply spoken;
  private int replyCount;

  /**
   * Opens the line: from now on it gets sound.
   *
   * @param onReplyOver called when a reply was heard to its end
   */
  AgentSpeech(
      EventLoop loop,
      MediaClock mediaClock,
      Providers providers,
      AgentProfile agent,
      CallTransport line,
      CallEvents events,
      History history,
      Runnable onReplyOver) {
    this.loop = loop;
    this.providers = providers;
    this.agent = agent;
    this.events = events;
    this.history = history;
    this.onReplyOver = onReplyOver;
    this.belt = new ToolBelt(loop, events, agent.tools());
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

  /** Falls silent and keeps its place. */
  void pause() {
    playout.pause();
    if (spoken != null && state == AgentState.SPEAKING) {
      changeState(AgentState.PAUSED);
      spoken.paused();
    }
  }

  /** Goes on after {@link #pause}. */
  void resume() {
    playout.resume();
    if (spoken != null && state == AgentState.PAUSED) {
      changeState(AgentState.SPEAKING);
      spoken.resumed();
    }
    if (spoken != null) {
      spoken.released();
    }
  }

  /** Ends the reply that is being said, if there is one. */
  void interrupt() {
    if (spoken != null) {
      history.addReply(spoken.interrupt());
      spoken = null;
      changeState(AgentState.LISTENING);
    }
  }

  /** Ends everything; idempotent. */
  void close() {
    boolean ignored = dropPrepared();
    interrupt();
    belt.close();
    playout.close();
  }

  /** Whether a tool runs: for this reply, or still for one that is over. */
  boolean isUsingTool() {
    return belt.isInUse();
  }

  private SpokenReply newReply() {
    return new SpokenReply(
        loop, providers, agent, belt, playout, events, history, () -> prepared = null);
  }

  private void say(SpokenReply reply, int turn, long voiceEndNanos, long textNanos) {
    spoken = reply;
    changeState(AgentState.THINKING);
    reply.deliver(++replyCount, turn, voiceEndNanos, textNanos);
  }

  private void changeState(AgentState next) {
    if (state != next) {
      state = next;
      events.emit(new ConversationEvent.StateChanged(events.nowMs(), next));
    }
  }

  /** What the playout reports. */
  private final class Played implements Playout.Listener {
    @Override
    public void onReplyAudible(long heardAtNanos) {
      if (spoken != null) {
        changeState(AgentState.SPEAKING);
        spoken.audible(heardAtNanos);
      }
    }

    @Override
    public void onWordHeard(SpokenWord word) {
      if (spoken != null) {
        spoken.wordHeard(word);
      }
    }

    @Override
    public void onRanDry() {
      if (spoken != null && spoken.ranDry()) {
        changeState(AgentState.THINKING);
      }
    }

    @Override
    public void onReplyHeard(int heardTextEnd) {
      if (spoken != null) {
        history.addReply(spoken.finish(heardTextEnd));
        spoken = null;
        changeState(AgentState.LISTENING);
        onReplyOver.run();
      }
    }
  }
}
