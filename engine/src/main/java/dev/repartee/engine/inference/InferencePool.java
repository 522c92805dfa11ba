package dev.repartee.engine.inference;

import dev.repartee.engine.spi.Cancellable;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded pool in which all neural work of the process runs, most urgent first.
 *
 * <p>It has one worker per core, and one more that takes only {@link Priority#VOICE_ACTIVITY}: that
 * work lasts a fraction of a millisecond, and a caller who interrupts must not wait for a sentence
 * that is being recognised. Work that is cancelled before it began never runs. Thread safe.
 */
public final class InferencePool implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(InferencePool.class.getName());

  /** What goes first. */
  public enum Priority {
    /** Is anyone speaking? */
    VOICE_ACTIVITY,
    /** What a caller who has stopped speaking said, and whether that was all. */
    FINAL_RECOGNITION,
    /** The first sound of a reply. */
    FIRST_PHRASE,
    /** The rest of a reply, while its beginning plays. */
    LATER_PHRASE,
    /** The text so far of a caller who still speaks. */
    PARTIAL_RECOGNITION
  }

  /** Puts something around a piece of work, such as a measurement. */
  @FunctionalInterface
  public interface WorkWrapper {
    /** Gives what runs in place of the work; called by {@link #submit}, so it should be quick. */
    Runnable wrap(Priority priority, Runnable work);
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workArrived = lock.newCondition();
  private final Condition voiceActivityArrived = lock.newCondition();
  private final PriorityQueue<Job> queue = new PriorityQueue<>();
  private final List<Thread> workers = new ArrayList<>();
  private final int maxQueued;
  private WorkWrapper wrapper = (priority, work) -> work;
  private long nextOrder;
  private boolean voiceActivityWorkerRests;
  private boolean closed;

  /**
   * Starts the workers.
   *
   * @param workerCount threads that take any work
   * @param maxQueued jobs that may wait; more are refused
   */
  public InferencePool(int workerCount, int maxQueued) {
    this(maxQueued);
    for (int i = 0; i < workerCount; i++) {
      workers.add(start("inference-" + i, Priority.PARTIAL_RECOGNITION, Thread.MIN_PRIORITY));
    }
    workers.add(start("inference-vad", Priority.VOICE_ACTIVITY, Thread.NORM_PRIORITY));
  }

  private InferencePool(int maxQueued) {
    this.maxQueued = maxQueued;
  }

  /**
   * A pool without workers, for simulations: what is submitted waits for {@link #runQueued()}.
   *
   * @param maxQueued jobs that may wait; more are refused
   */
  public static InferencePool withoutWorkers(int maxQueued) {
    return new InferencePool(maxQueued);
  }

  /** A pool that fits this machine. */
  public static InferencePool forThisMachine() {
    return new InferencePool(Runtime.getRuntime().availableProcessors(), 1024);
  }

  /**
   * Queues work and returns at once. The work reports its own failures; one that throws is logged.
   *
   * @throws RejectedExecutionException if the queue is full or the pool closed
   */
  public Cancellable submit(Priority priority, Runnable work) {
    lock.lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("the inference pool is closed");
      }
      if (queue.size() >= maxQueued) {
        throw new RejectedExecutionException(
            "the inference queue is full ("
                + maxQueued
                + " jobs); this machine has too many calls");
      }
      Job job = new Job(priority, nextOrder++, wrapper.wrap(priority, work));
      queue.add(job);
      wakeWorkerFor(priority);
      return () -> remove(job);
    } finally {
      lock.unlock();
    }
  }

  /** Only one: the others would find nothing, and waking them costs more than a window. */
  private void wakeWorkerFor(Priority priority) {
    if (priority == Priority.VOICE_ACTIVITY && voiceActivityWorkerRests) {
      voiceActivityWorkerRests = false;
      voiceActivityArrived.signal();
    } else {
      workArrived.signal();
    }
  }

  /**
   * Runs what waits on the calling thread, most urgent first, and what that submits, until nothing
   * waits. For pools without workers; where there are workers it merely helps them.
   */
  public void runQueued() {
    for (Job job = poll(); job != null; job = poll()) {
      run(job);
    }
  }

  /** Has this put around all work that is submitted from now on, to measure it. */
  public void wrapWork(WorkWrapper newWrapper) {
    lock.lock();
    try {
      wrapper = newWrapper;
    } finally {
      lock.unlock();
    }
  }

  /** Jobs that wait now. */
  public int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits, lets what runs end, and returns when all workers have. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      workArrived.signalAll();
      voiceActivityArrived.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove(Job job) {
    lock.lock();
    try {
      queue.remove(job);
    } finally {
      lock.unlock();
    }
  }

  /** Where the JVM passes thread priorities on, media threads go before sentences. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it; it only steadies the media
  private Thread start(String name, Priority leastUrgent, int threadPriority) {
    Thread thread = new Thread(() -> work(leastUrgent), name);
    thread.setDaemon(true);
    thread.setPriority(threadPriority);
    thread.start();
    return thread;
  }

  private void work(Priority leastUrgent) {
    for (Job job = next(leastUrgent); job != null; job = next(leastUrgent)) {
      run(job);
    }
  }

  private static void run(Job job) {
    try {
      job.work.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "inference of " + job.priority + " failed", e);
    }
  }

  private @Nullable Job poll() {
    lock.lock();
    try {
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Job next(Priority leastUrgent) {
    lock.lock();
    try {
      while (!closed) {
        Job head = queue.peek();
        if (head != null && head.priority.compareTo(leastUrgent) <= 0) {
          return queue.poll();
        }
        if (leastUrgent == Priority.VOICE_ACTIVITY) {
          voiceActivityWorkerRests = true;
          voiceActivityArrived.awaitUninterruptibly();
          voiceActivityWorkerRests = false;
        } else {
          workArrived.awaitUninterruptibly();
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private record Job(Priority priority, long order, Runnable work) implements Comparable<Job> {
    @Override
    public int compareTo(Job other) {
      int byPriority = priority.compareTo(other.priority);
      return byPriority != 0 ? byPriority : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(order);
    }
  }
}
