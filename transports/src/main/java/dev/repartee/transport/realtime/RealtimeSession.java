package dev.repartee.transport.realtime;

import dev.repartee.engine.AgentProfile;
import dev.repartee.engine.AgentTools;
import dev.repartee.engine.CallControl;
import dev.repartee.engine.CallSettings;
import dev.repartee.engine.Providers;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.Part;
import dev.repartee.engine.history.HistoryPart;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ToolDescription;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One program's session with the agent: joins the conversation, the program and the line. Lives on
 * the call's loop.
 */
final class RealtimeSession implements CallSettings, SessionModel.Session, Responses.Agent {
  private final EventLoop loop;
  private final SessionLine line;
  private final SessionRequest request;
  private final ServerEvents events;
  private final ItemBook items;
  private final InputSound input;
  private final CallerTurns callerTurns;
  private final Responses responses;
  private SessionSettings settings;
  private TurnOptions agentsTurns = TurnOptions.DEFAULT;
  private @Nullable CallControl conversation;
  private @Nullable CallListener ears;

  /**
   * A session that has not begun.
   *
   * @param request what the program asked for when it connected
   */
  RealtimeSession(EventLoop loop, SessionLine line, SessionRequest request) {
    this.loop = loop;
    this.line = line;
    this.request = request;
    this.events = new ServerEvents(line::say, request.older());
    this.settings = SessionSettings.initial(events.newId("sess"), request.model(), "", "");
    this.items = new ItemBook(events, this::edit);
    this.input = new InputSound(loop);
    this.callerTurns = new CallerTurns(events, items, this::settings, input::handedMs);
    this.responses = new Responses(loop, events, items, this);
  }

  @Override
  public AgentProfile agent(AgentProfile usual) {
    agentsTurns = usual.turns();
    String id = settings.shown().getString("id");
    settings = SessionSettings.initial(id, request.model(), usual.instructions(), usual.name());
    JsonObject wanted = request.session();
    if (wanted != null) {
      try {
        settings = SettingsReader.update(settings, wanted, problem -> {});
      } catch (RealtimeProblem e) {
        throw new IllegalStateException("what a session begins with was checked before", e);
      }
    }
    line.follow(settings);
    input.follow(settings);
    AgentTools tools = usual.tools();
    // While the program works there is no response in which something could be said.
    return new AgentProfile(
        usual.name(),
        usual.language(),
        usual.instructions(),
        "",
        usual.lines(),
        settings.turns().over(agentsTurns),
        new AgentTools(tools.tools(), tools.maxSteps(), tools.fillerAfterMs(), List.of()));
  }

  @Override
  public Providers providers(Providers usual) {
    return new Providers(
        usual.voiceActivity(),
        usual.recognizer(),
        usual.endOfTurn(),
        new SessionModel(loop, usual.model(), this),
        new SessionVoice(usual.voice(), () -> responses.options().spoken()));
  }

  /** The conversation has begun: the program may be told. */
  void begun(CallControl begun) {
    conversation = begun;
    events.send("session.created", new JsonObject().put("session", settings.shown().copy()));
  }

  /** Whom the caller's sound goes to. */
  void heardBy(CallListener listener) {
    ears = listener;
  }

  /** 10 ms have passed. */
  void beat() {
    CallListener listener = ears;
    if (listener != null) {
      input.beat(listener);
    }
    responses.beat();
  }

  /** Sound of a response is on its way: a packet in the session's coding. */
  void sound(byte[] packet) {
    ResponseWriter running = responses.current();
    if (running != null) {
      running.sound(packet);
    }
  }

  /** Sound of a response that travels beside the events was played. */
  void played(long nanos) {
    ResponseWriter running = responses.current();
    if (running != null) {
      running.played(nanos);
    }
  }

  /** The caller's sound came from a microphone. */
  void heard(AudioFrame sound) {
    CallListener listener = ears;
    if (listener != null) {
      input.add(sound);
      input.handOn(listener);
    }
  }

  /** Something happened in the conversation. */
  void on(ConversationEvent event) {
    if (event instanceof ConversationEvent.SpeechStarted started) {
      callerTurns.voiceStarted(started.atMs() - started.startMs(), responses.isActive());
    } else if (event instanceof ConversationEvent.SpeechStopped stopped) {
      callerTurns.voiceStopped(stopped.atMs() - stopped.endMs());
    } else if (event instanceof ConversationEvent.TurnReopened) {
      callerTurns.reopened();
    } else if (event instanceof ConversationEvent.TurnDiscarded) {
      callerTurns.discarded();
      responses.wordsKnown();
    } else if (event instanceof ConversationEvent.TurnCommitted turn) {
      callerTurns.over(turn.text());
      responses.wordsKnown();
    } else if (event instanceof ConversationEvent.StateChanged change) {
      responses.agentIs(change.state());
    } else if (event instanceof ConversationEvent.ReplyText text) {
      responses.begin().text(text.text());
    } else if (event instanceof ConversationEvent.WordHeard word) {
      responses.wordHeard(word.textEnd());
    } else if (event instanceof ConversationEvent.ReplyEnded end) {
      callerTurns.agentStopped(end.interrupted());
      responses.ended(end);
    } else if (event instanceof ConversationEvent.Problem problem && problem.part() != Part.MODEL) {
      events.failure(problem.message());
    }
  }

  /** Changes the session as the program wants it. */
  void update(JsonObject wanted) throws RealtimeProblem {
    List<RealtimeProblem> unsupported = new ArrayList<>();
    SessionSettings before = settings;
    settings = SettingsReader.update(before, wanted, unsupported::add);
    line.follow(settings);
    input.follow(settings);
    CallControl talking = conversation;
    if (talking != null && !before.turns().equals(settings.turns())) {
      talking.take(settings.turns().over(agentsTurns));
    }
    events.send("session.updated", new JsonObject().put("session", settings.shown().copy()));
    for (RealtimeProblem problem : unsupported) {
      events.problem(problem, null);
    }
  }

  /** The program appends sound to the input buffer. */
  void append(byte[] sound) throws RealtimeProblem {
    input.append(sound);
    CallListener listener = ears;
    if (listener != null) {
      input.handOn(listener);
    }
  }

  /** The program says that what it has sent is a whole turn. */
  void commitInput() throws RealtimeProblem {
    CallListener listener = ears;
    if (listener != null) {
      input.requireCommittable();
      if (settings.turns().byProgram()) {
        callerTurns.committedByProgram();
      }
      input.commit(listener);
    }
  }

  /** The program takes back what it has sent and was not heard. */
  void clearInput() {
    input.clear();
    events.send("input_audio_buffer.cleared", new JsonObject());
  }

  /** The program wants the agent to be silent, wherever its sound is. */
  void clearOutput() {
    responses.stop();
  }

  ServerEvents events() {
    return events;
  }

  ItemBook items() {
    return items;
  }

  Responses responses() {
    return responses;
  }

  @Override
  public SessionSettings settings() {
    return settings;
  }

  @Override
  public void answer() {
    CallControl talking = conversation;
    if (talking != null) {
      talking.answer();
    }
  }

  @Override
  public void hush() {
    CallListener listener = ears;
    if (listener != null) {
      listener.onHushed();
    }
  }

  @Override
  public long playbackDelayNanos() {
    return line.playbackDelayNanos();
  }

  @Override
  public boolean awaitsWords() {
    return callerTurns.awaitsWords();
  }

  @Override
  public Prompt changed(Prompt prompt) {
    ResponseOptions options = responses.options();
    List<String> instructions = new ArrayList<>();
    instructions.add(options.instructions());
    instructions.addAll(items.systemTexts());
    List<ToolDescription> tools = new ArrayList<>(options.tools());
    Set<String> programs = toolNames();
    prompt.tools().stream().filter(tool -> !programs.contains(tool.name())).forEach(tools::add);
    return new Prompt(String.join("\n\n", instructions), prompt.entries(), tools);
  }

  @Override
  public Set<String> toolNames() {
    return responses.options().tools().stream()
        .map(ToolDescription::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void onAsked(ModelRun run) {
    responses.onAsked(run);
  }

  @Override
  public void onOver(ModelRun run) {
    responses.onOver(run);
  }

  private void edit(UnaryOperator<List<HistoryPart>> change) {
    CallControl talking = conversation;
    if (talking != null) {
      talking.edit(change);
    }
  }
}
