package dev.repartee.transport.realtime;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.time.EventLoop;
import java.util.Set;

/**
 * The agent's model as one session has it: with the session's instructions and the program's tools.
 *
 * <p>When the model asks for a tool of the program's, the engine hears that the reply is over: the
 * program is told, and asks for another reply when it has the result. The agent's own tools stay
 * the engine's.
 */
final class SessionModel implements LanguageModel {
  private final EventLoop loop;
  private final LanguageModel model;
  private final Session session;

  /** What the session knows that the model does not. */
  interface Session {
    /** The prompt with the session's instructions and tools. */
    Prompt changed(Prompt prompt);

    /** The names of the program's tools. */
    Set<String> toolNames();

    /** The model is asked. */
    void onAsked(ModelRun run);

    /** The model has answered, or failed. */
    void onOver(ModelRun run);
  }

  SessionModel(EventLoop loop, LanguageModel model, Session session) {
    this.loop = loop;
    this.model = model;
    this.session = session;
  }

  @Override
  public String displayName() {
    return model.displayName();
  }

  @Override
  public boolean takesSpeculation() {
    return model.takesSpeculation();
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    assert loop.isCurrent();
    ModelRun run = new ModelRun();
    session.onAsked(run);
    Prompt changed = session.changed(prompt);
    run.worksBy(model.reply(changed, new Sorting(run, session.toolNames(), listener)));
    return run;
  }

  /** The model serves other calls too. */
  @Override
  public void close() {}

  /** Keeps the program's tools apart. Called from any thread, one event at a time. */
  private final class Sorting implements ReplyListener {
    private final ModelRun run;
    private final Set<String> programs;
    private final ReplyListener engine;
    private boolean engineHasCalls;

    Sorting(ModelRun run, Set<String> programs, ReplyListener engine) {
      this.run = run;
      this.programs = programs;
      this.engine = engine;
    }

    @Override
    public void on(ReplyEvent event) {
      if (event instanceof ReplyEvent.ToolCall call && programs.contains(call.name())) {
        loop.run(() -> run.asked(call));
        return;
      }
      if (event instanceof ReplyEvent.Finished finished) {
        loop.run(() -> over(() -> run.finished(finished.reason(), finished.usage())));
        engine.on(engineHasCalls ? finished : plain(finished));
        return;
      }
      if (event instanceof ReplyEvent.Failed failed) {
        loop.run(() -> over(() -> run.failed(failed.message())));
      }
      engineHasCalls |= event instanceof ReplyEvent.ToolCall;
      engine.on(event);
    }

    private void over(Runnable note) {
      note.run();
      session.onOver(run);
    }

    private ReplyEvent.Finished plain(ReplyEvent.Finished finished) {
      return new ReplyEvent.Finished(FinishReason.STOP, finished.usage());
    }
  }
}
