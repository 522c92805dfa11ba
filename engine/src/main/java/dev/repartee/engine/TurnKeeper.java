package dev.repartee.engine;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.engine.turn.TurnDecision;
import dev.repartee.engine.turn.TurnInput;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.engine.turn.TurnOptions.Floor;
import dev.repartee.engine.turn.TurnTaking;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what happens to turn-taking, has its decisions carried out, and comes back when it wants
 * to. Lives on the conversation's loop.
 */
final class TurnKeeper {
  private final EventLoop loop;
  private final String language;
  private final TurnDecision.Actions actions;
  private final Consumer<TurnOptions> onChange;
  private TurnOptions options;
  private TurnTaking turnTaking;
  private @Nullable TurnOptions next;
  private Cancellable timer = Cancellable.DONE;
  private boolean closed;

  /**
   * Keeps turns between callers and agents of whom nobody has spoken yet.
   *
   * @param actions carries out what is decided
   * @param onChange told when turns are taken in another way from now on
   */
  TurnKeeper(
      EventLoop loop,
      TurnOptions options,
      String language,
      TurnDecision.Actions actions,
      Consumer<TurnOptions> onChange) {
    this.loop = loop;
    this.language = language;
    this.actions = actions;
    this.onChange = onChange;
    this.options = options;
    this.turnTaking = new TurnTaking(options, language);
  }

  /** Has it decided what to do about this, and does that; nothing after {@link #close}. */
  void decide(TurnInput input) {
    if (closed) {
      return;
    }
    for (TurnDecision decision : turnTaking.on(input)) {
      decision.applyTo(actions);
    }
    changeIfIdle();
    timer.cancel();
    if (!closed) {
      turnTaking.nextDeadlineNanos().ifPresent(this::comeBackAt);
    }
  }

  /** Takes turns in another way as soon as nobody has the floor. */
  void take(TurnOptions newOptions) {
    next = newOptions;
    changeIfIdle();
  }

  /** Whether the caller takes the floor by a button. */
  boolean byButton() {
    return options.floor() == Floor.BY_BUTTON;
  }

  /** Decides nothing more; idempotent. */
  void close() {
    closed = true;
    timer.cancel();
  }

  private void changeIfIdle() {
    TurnOptions wanted = next;
    if (wanted != null && turnTaking.isIdle()) {
      next = null;
      options = wanted;
      turnTaking = new TurnTaking(wanted, language);
      onChange.accept(wanted);
    }
  }

  private void comeBackAt(long deadlineNanos) {
    timer = loop.at(deadlineNanos, () -> decide(new TurnInput.TimePassed(loop.nanos())));
  }
}
