package dev.repartee.bench.connect;

import dev.repartee.bench.caller.Ear;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notes when one call reaches each stage, from the press of the button on, which is when this is
 * made. Thread safe.
 */
final class ConnectWatch implements CallerLine.Listener {
  private static final int LONGEST_STUN_TYPE = 3;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int FIRST_MEDIA = 128;
  private static final int FIRST_CONTROL = 192;
  private static final int LAST_CONTROL = 223;

  private final LongSupplier clock;
  private final long pressedNanos;
  private final Ear ear = new Ear();
  private final Map<Stage, Double> reachedMs = new EnumMap<>(Stage.class);
  private final Promise<Map<Stage, Double>> audible = Promise.promise();

  /**
   * For a call that is made now.
   *
   * @param clock tells nanoseconds
   */
  ConnectWatch(LongSupplier clock) {
    this.clock = clock;
    this.pressedNanos = clock.getAsLong();
  }

  /** The promise of the times of all stages in ms, kept at the last of them. */
  Promise<Map<Stage, Double>> audible() {
    return audible;
  }

  /** A stage is reached; only the first time counts. */
  synchronized void reached(Stage stage) {
    double ms = (clock.getAsLong() - pressedNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    reachedMs.putIfAbsent(stage, ms);
  }

  /** A datagram comes from the agent; its first bytes tell what it is (RFC 7983). */
  void comes(Buffer datagram) {
    int first = datagram.getUnsignedByte(0);
    if (first <= LONGEST_STUN_TYPE) {
      reached(Stage.ICE);
    } else if (first == CHANGE_CIPHER_SPEC) {
      reached(Stage.DTLS);
    } else if (first >= FIRST_MEDIA && datagram.length() > 1) {
      int second = datagram.getUnsignedByte(1);
      if (second < FIRST_CONTROL || second > LAST_CONTROL) {
        reached(Stage.PACKET);
      }
    }
  }

  @Override
  public synchronized void onAudio(AudioFrame tenMillis) {
    ear.hear(tenMillis, clock.getAsLong());
    if (ear.hasHeard() && !reachedMs.containsKey(Stage.AUDIBLE)) {
      reached(Stage.AUDIBLE);
      audible.tryComplete(new EnumMap<>(reachedMs));
    }
  }

  @Override
  public void onEvent(ConversationEvent event) {}

  @Override
  public void onClosed(String reason) {
    audible.tryFail(reason);
  }
}
