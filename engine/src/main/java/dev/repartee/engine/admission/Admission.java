package dev.repartee.engine.admission;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Decides whether one more call may begin: while there are fewer than allowed, and the machine
 * keeps up with those that there are. Whoever measures tells it how late event loops are and how
 * long neural work waits; whoever takes calls asks it first. Thread safe.
 */
public final class Admission {
  private final AdmissionLimits limits;
  private final LongSupplier nanos;
  private final DelayWatch loops;
  private final DelayWatch inference;
  private int calls;

  /**
   * A decision for the whole process.
   *
   * @param nanos the time, never going back
   */
  public Admission(AdmissionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.loops = new DelayWatch(limits.loopLateness().toNanos());
    this.inference = new DelayWatch(limits.inferenceWait().toNanos());
  }

  /** One that only counts, for lines that are used by themselves. */
  public static Admission counting(int maxCalls) {
    return new Admission(AdmissionLimits.upTo(maxCalls), () -> 0);
  }

  /**
   * Takes a place for one more call.
   *
   * @throws NoRoomException with a sentence for the caller, if there is none
   */
  public synchronized Place enter() throws NoRoomException {
    Optional<String> objection = objection();
    if (objection.isPresent()) {
      throw new NoRoomException(objection.get());
    }
    calls++;
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        leave();
      }
    };
  }

  /** Why a call would be refused now; empty if it would not. */
  public synchronized Optional<String> objection() {
    if (calls >= limits.maxCalls()) {
      return Optional.of("All " + limits.maxCalls() + " lines are busy. Try again in a moment.");
    }
    long nowNanos = nanos.getAsLong();
    if (calls > 0 && (loops.isOverloaded(nowNanos) || inference.isOverloaded(nowNanos))) {
      return Optional.of("This server has as many calls as it can carry. Try again in a moment.");
    }
    return Optional.empty();
  }

  /** An event loop ran a timer so much later than it should have. */
  public synchronized void loopWasLate(long lateNanos) {
    loops.add(lateNanos, nanos.getAsLong());
  }

  /** Neural work has waited so long for its turn. */
  public synchronized void inferenceWaited(long waitNanos) {
    inference.add(waitNanos, nanos.getAsLong());
  }

  /** Calls that have a place now. */
  public synchronized int calls() {
    return calls;
  }

  private synchronized void leave() {
    calls--;
  }

  /** A call's place. */
  @FunctionalInterface
  public interface Place {
    /** Makes room for another; idempotent. */
    void leave();
  }
}
