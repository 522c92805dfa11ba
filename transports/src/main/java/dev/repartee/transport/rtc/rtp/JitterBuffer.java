package dev.repartee.transport.rtc.rtp;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Hands packets on in order, for ears that would rather have a sound early than evenly.
 *
 * <p>A packet whose turn it is goes on at once. Only a gap waits, no longer than a patience that
 * grows when packets prove to have been merely late, and shrinks when they keep coming in order;
 * then what is missing is made up for. If nothing comes at all, silence is handed on beat by beat,
 * so that whoever listens notices it. Holds at most {@value #CAPACITY} packets. Not thread safe.
 */
public final class JitterBuffer {
  /** Over half a second of the shortest packets. */
  static final int CAPACITY = 64;

  private static final long MIN_PATIENCE_NANOS = MILLISECONDS.toNanos(20);
  private static final long MAX_PATIENCE_NANOS = MILLISECONDS.toNanos(100);

  /** So many packets in order halve the patience. */
  private static final int CALM_PACKETS = 500;

  /** Longer than a network keeps packets back without losing them, mostly. */
  private static final long STARVED_NANOS = MILLISECONDS.toNanos(150);

  /** Made-up sound convinces nobody for longer than this. */
  private static final int MAX_CONCEALED = 5;

  private final Player player;
  private final byte[] @Nullable [] waiting = new byte @Nullable [CAPACITY][];
  private int waitingCount;
  private long next = -1;
  private long gapSinceNanos;
  private long lastArrivalNanos;
  private long patienceNanos = MIN_PATIENCE_NANOS;
  private int inOrder;

  /** What is done with packets. */
  public interface Player {
    /** Plays a packet. */
    void play(byte[] bytes, int offset, int length);

    /** Makes up for a packet that is lost, with the help of the one after it. */
    void recover(byte[] followingPacket, int offset, int length);

    /** Makes up for a packet of which nothing is known. */
    void conceal();

    /** Makes 10 ms out of nothing: nothing has come for a while. */
    void starve();
  }

  public JitterBuffer(Player player) {
    this.player = player;
  }

  /** Takes a packet, by its number that counts on for ever. */
  public void add(long number, byte[] bytes, int offset, int length, long nowNanos) {
    lastArrivalNanos = nowNanos;
    if (next < 0 || number - next >= CAPACITY) {
      restartAt(number);
    }
    if (number < next) {
      patienceNanos = Math.min(MAX_PATIENCE_NANOS, 2 * patienceNanos);
      inOrder = 0;
    } else if (number == next) {
      player.play(bytes, offset, length);
      next++;
      calmDown();
      playWaiting(nowNanos);
    } else if (waiting[slot(number)] == null) {
      if (waitingCount == 0) {
        gapSinceNanos = nowNanos;
      }
      waiting[slot(number)] = Arrays.copyOfRange(bytes, offset, offset + length);
      waitingCount++;
    }
    closeGap(nowNanos);
  }

  /**
   * Takes a copy of an earlier packet, which came along with a later one. Of use only if that one
   * is still missing.
   */
  public void addSpare(long number, byte[] bytes, int offset, int length, long nowNanos) {
    if (next >= 0 && number >= next && number - next < CAPACITY) {
      add(number, bytes, offset, length, nowNanos);
    }
  }

  /** Lets time pass; call it every 10 ms. */
  public void beat(long nowNanos) {
    closeGap(nowNanos);
    if (next >= 0 && nowNanos - lastArrivalNanos > STARVED_NANOS) {
      player.starve();
    }
  }

  private void closeGap(long nowNanos) {
    if (waitingCount == 0 || nowNanos - gapSinceNanos < patienceNanos) {
      return;
    }
    long found = next;
    byte[] following = waiting[slot(found)];
    while (following == null) {
      found++;
      following = waiting[slot(found)];
    }
    for (int i = 0; i < Math.min(MAX_CONCEALED, found - next - 1); i++) {
      player.conceal();
    }
    player.recover(following, 0, following.length);
    next = found;
    inOrder = 0;
    playWaiting(nowNanos);
  }

  private void playWaiting(long nowNanos) {
    byte[] packet = waiting[slot(next)];
    while (packet != null) {
      waiting[slot(next)] = null;
      waitingCount--;
      next++;
      player.play(packet, 0, packet.length);
      packet = waiting[slot(next)];
    }
    gapSinceNanos = nowNanos;
  }

  private void calmDown() {
    if (++inOrder >= CALM_PACKETS) {
      inOrder = 0;
      patienceNanos = Math.max(MIN_PATIENCE_NANOS, patienceNanos / 2);
    }
  }

  /** The stream begins, or has leapt: what still waits is of no use. */
  private void restartAt(long number) {
    Arrays.fill(waiting, null);
    waitingCount = 0;
    next = number;
  }

  private static int slot(long number) {
    return (int) (number % CAPACITY);
  }
}
