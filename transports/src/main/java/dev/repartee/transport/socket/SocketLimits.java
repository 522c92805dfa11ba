package dev.repartee.transport.socket;

/**
 * What one connection may do before it is closed.
 *
 * @param firstMessageMs time to say something after connecting
 * @param lifeSignMs longest time without any message, not even an answer to a ping
 * @param unreadMs longest time in which what is sent piles up unread
 * @param watchMs how often these times are looked at; a ping goes out as often
 * @param messagesPerSecond messages of any kind
 * @param faults messages that cannot be used
 * @param messageBytes the longest message
 */
public record SocketLimits(
    long firstMessageMs,
    long lifeSignMs,
    long unreadMs,
    long watchMs,
    int messagesPerSecond,
    int faults,
    int messageBytes) {
  /** The longest message of a live line: more than a second of sound at any rate, in base64. */
  public static final int MAX_MESSAGE_BYTES = 131_072;

  /** The longest message that any line may take; half a minute of sound. */
  public static final int MAX_RECORDING_BYTES = 2 * 1_048_576;

  /** How many bytes may wait to be sent before sound is dropped: some seconds of it. */
  public static final int MAX_WAITING_BYTES = 131_072;

  /** What suits callers in earnest. */
  public static SocketLimits defaults() {
    return new SocketLimits(10_000, 20_000, 5_000, 1_000, 500, 20, MAX_MESSAGE_BYTES);
  }

  /** What suits programs, which wait for people, and send recordings faster than they sound. */
  public static SocketLimits forPrograms() {
    return new SocketLimits(60_000, 20_000, 5_000, 1_000, 5_000, 100, MAX_RECORDING_BYTES);
  }
}
