package dev.repartee.transport;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Gathers the keys that a caller presses into one text: until {@code #}, or a pause. */
public final class KeyPad {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2_000);
  private static final int MAX_KEYS = 64;

  private final EventLoop loop;
  private final Consumer<String> onTyped;
  private final StringBuilder keys = new StringBuilder();
  private Cancellable pause = Cancellable.DONE;

  /**
   * No key was pressed yet.
   *
   * @param loop on which this lives
   * @param onTyped takes what was gathered
   */
  public KeyPad(EventLoop loop, Consumer<String> onTyped) {
    this.loop = loop;
    this.onTyped = onTyped;
  }

  /** Takes the next key. */
  public void press(char key) {
    pause.cancel();
    if (key != '#') {
      keys.append(key);
    }
    if (key == '#' || keys.length() == MAX_KEYS) {
      handOn();
    } else {
      pause = loop.at(loop.nanos() + PAUSE_NANOS, this::handOn);
    }
  }

  /** Forgets what was pressed. */
  public void close() {
    pause.cancel();
  }

  private void handOn() {
    if (!keys.isEmpty()) {
      String typed = keys.toString();
      keys.setLength(0);
      onTyped.accept(typed);
    }
  }
}
