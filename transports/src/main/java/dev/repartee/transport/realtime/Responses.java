package dev.repartee.transport.realtime;

import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.history.ToolUse;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.time.EventLoop;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says in a session: at most one response at a time, each a reply of the engine's.
 * Lives on the call's loop.
 */
final class Responses {
  private final EventLoop loop;
  private final ServerEvents events;
  private final ItemBook items;
  private final Agent agent;
  private final String conversationId;
  private final SentSound sent = new SentSound();
  private final List<ModelRun> runs = new ArrayList<>();
  private final List<ToolUse> asked = new ArrayList<>();
  private final Map<String, ToolUse> uses = new HashMap<>();
  private @Nullable ResponseWriter current;
  private @Nullable ModelRun prepared;
  private @Nullable ResponseOptions next;
  private @Nullable ResponseOptions queued;
  private boolean stoppedByProgram;

  /** What has to be asked of the engine and the line. */
  interface Agent {
    SessionSettings settings();

    /** Answer what stands in the history. */
    void answer();

    /** Be silent. */
    void hush();

    /** Time until what is sent is heard. */
    long playbackDelayNanos();

    /** Whether the words are not known yet that are to be answered. */
    boolean awaitsWords();
  }

  Responses(EventLoop loop, ServerEvents events, ItemBook items, Agent agent) {
    this.loop = loop;
    this.events = events;
    this.items = items;
    this.agent = agent;
    this.conversationId = events.newId("conv");
  }

  /** The program wants a response. */
  void create(Fields response) throws RealtimeProblem {
    ResponseWriter running = current;
    if (running != null && !running.hasCalls()) {
      throw new RealtimeProblem(
          "conversation_already_has_active_response",
          null,
          "The response " + running.id() + " is not over; cancel it, or wait for response.done.");
    }
    queued = ResponseOptions.of(agent.settings(), response);
    beginQueued();
  }

  /** The program wants the response to end. */
  void cancel(@Nullable String responseId) throws RealtimeProblem {
    ResponseWriter running = current;
    if (running == null || (responseId != null && !responseId.equals(running.id()))) {
      throw new RealtimeProblem(
          "response_cancel_not_active", null, "There is no such response to cancel.");
    }
    stop();
  }

  /** Ends the response, if there is one. */
  void stop() {
    if (current != null) {
      stoppedByProgram = true;
      agent.hush();
    }
  }

  /** What the caller said is known now; a response may have waited for it. */
  void wordsKnown() {
    loop.run(this::beginQueued);
  }

  /** Whether there is a response. */
  boolean isActive() {
    return current != null;
  }

  /** The response that there is. */
  @Nullable ResponseWriter current() {
    return current;
  }

  /** How the response that is made now, or would be, is to be made. */
  ResponseOptions options() {
    ResponseWriter running = current;
    return running != null ? running.options() : ResponseOptions.of(agent.settings());
  }

  /** A response begins, if none has. */
  ResponseWriter begin() {
    ResponseWriter running = current;
    if (running != null) {
      return running;
    }
    ResponseOptions options = next == null ? ResponseOptions.of(agent.settings()) : next;
    next = null;
    stoppedByProgram = false;
    runs.clear();
    sent.restart();
    ResponseWriter begun = new ResponseWriter(events, items, options, conversationId);
    current = begun;
    begun.begin();
    ModelRun ready = prepared;
    prepared = null;
    if (ready != null && !ready.isCancelled()) {
      runs.add(ready);
      pass(ready);
    }
    return begun;
  }

  /** The agent does something else now; before it answers, it thinks. */
  void agentIs(AgentState state) {
    if (state == AgentState.THINKING) {
      ResponseWriter ignored = begin();
    }
  }

  /** The model is asked, for a response or in case there will be one. */
  void onAsked(ModelRun run) {
    if (current != null) {
      runs.add(run);
    } else {
      prepared = run;
    }
  }

  /** The model has answered. */
  void onOver(ModelRun run) {
    if (runs.contains(run)) {
      pass(run);
    }
  }

  /** 10 ms have passed. */
  void beat() {
    ResponseWriter running = current;
    if (running != null) {
      sent.beat(running.sentMs());
      running.words().sent(running.sentMs());
    }
  }

  /** The caller has heard a word. */
  void wordHeard(int textEnd) {
    ResponseWriter running = current;
    if (running != null) {
      running.words().heard(textEnd, sent.heardMs(agent.playbackDelayNanos()));
    }
  }

  /** The reply is over. */
  void ended(ReplyEnded end) {
    ResponseWriter over = current;
    if (over == null) {
      return;
    }
    current = null;
    over.end(
        end.interrupted() ? ResponseEnd.cancelled(stoppedByProgram) : ResponseEnd.heardOut(runs),
        ResponseEnd.usage(runs));
    Item said = over.message();
    if (said != null) {
      said.standsAs(part(end));
      if (end.interrupted() && said.words() != null) {
        showTruncated(said, sent.heardMs(agent.playbackDelayNanos()), end.heardText());
      }
    }
    loop.run(this::settle);
  }

  /** Cuts what the caller has heard of a message. */
  void truncate(Item said, long soundMs) throws RealtimeProblem {
    HeardWords words = said.words();
    if (words == null) {
      throw new RealtimeProblem(
          "invalid_value", "item_id", "Only what the agent has spoken can be truncated.");
    }
    if (soundMs > words.sentMs()) {
      throw RealtimeProblem.invalid(
          "audio_end_ms", "at most " + words.sentMs() + ", the length of the sound");
    }
    ResponseWriter running = current;
    if (running != null && said == running.message()) {
      stop();
    }
    // What the engine heard of it enters the history when this is over.
    loop.run(
        () -> {
          String heard = words.textUntil(soundMs);
          items.replacePart(
              said, heard.isEmpty() ? null : new Remark(Role.AGENT, heard, Standing.CUT_OFF));
          showTruncated(said, soundMs, heard);
        });
  }

  /** The program has done what the model wanted. */
  void result(String callId, String output) throws RealtimeProblem {
    ToolUse use = uses.remove(callId);
    if (use == null) {
      throw new RealtimeProblem(
          "invalid_value",
          "item.call_id",
          "There is no function call with the call_id " + callId + " that waits for its output.");
    }
    use.end(output, false);
  }

  /** The program says that the model wanted this, in a conversation before this one. */
  HistoryPart restored(String callId, String name, String arguments) {
    ToolUse use = new ToolUse(new ToolRequest(callId, name, arguments));
    uses.put(callId, use);
    return new HistoryPart.Used(List.of(use));
  }

  private void beginQueued() {
    ResponseOptions wanted = queued;
    if (wanted != null && current == null && !agent.awaitsWords()) {
      queued = null;
      next = wanted;
      agent.answer();
      next = null;
    }
  }

  /** Tells the program what the model wants of it. */
  private void pass(ModelRun run) {
    ResponseWriter running = current;
    if (running == null || !run.isOver()) {
      return;
    }
    for (ToolCall call : run.takeCalls()) {
      String callId = events.newId("call");
      Item item = running.call(call, callId);
      ToolUse use =
          new ToolUse(new ToolRequest(callId, call.name(), item.shown().getString("arguments")));
      use.begin();
      uses.put(callId, use);
      asked.add(use);
    }
  }

  private void settle() {
    if (!asked.isEmpty()) {
      items.note(new HistoryPart.Used(asked));
      asked.clear();
    }
    beginQueued();
  }

  private static @Nullable HistoryPart part(ReplyEnded end) {
    if (end.heardText().isEmpty()) {
      return null;
    }
    Standing standing =
        end.withdrawn()
            ? Standing.WITHDRAWN
            : end.interrupted() ? Standing.CUT_OFF : Standing.COMPLETE;
    return new Remark(Role.AGENT, end.heardText(), standing);
  }

  private void showTruncated(Item said, long soundMs, String heard) {
    ResponseWriter.show(said, heard);
    events.send(
        "conversation.item.truncated",
        new JsonObject()
            .put("item_id", said.id())
            .put("content_index", 0)
            .put("audio_end_ms", soundMs));
  }
}
