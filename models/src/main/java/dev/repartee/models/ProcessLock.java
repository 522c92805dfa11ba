package dev.repartee.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lock that only one thread of one process on this machine can hold; the operating system
 * releases it when the process ends, however it ends.
 */
final class ProcessLock implements AutoCloseable {
  private static final Duration ASK_EVERY = Duration.ofMillis(100);

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until the lock is free.
   *
   * @param whenBusy run once, if someone else holds it
   */
  static ProcessLock acquire(Path file, Runnable whenBusy)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      boolean told = false;
      while (tryLock(channel) == null) {
        if (!told) {
          whenBusy.run();
          told = true;
        }
        Thread.sleep(ASK_EVERY.toMillis());
      }
      return new ProcessLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process holds it
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
