package dev.repartee.transport.rtc.ice;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One call's share of the sockets: who may send to it, and where what it sends goes.
 *
 * <p>This side is lite (RFC 8445, section 2.5): the browser checks and chooses the way, this side
 * answers. An address is believed only after a check from there that knew the password, and the
 * checks that keep coming show that the browser still wants to be sent to. Lives on the event loop
 * of its sockets.
 */
public final class IceSession {
  /** A browser has an address for each of its networks; the oldest are forgotten. */
  private static final int MAX_ADDRESSES = 8;

  private static final String INTEGRITY_ALGORITHM = "HmacSHA1";

  private final Listener listener;
  private final Deque<InetSocketAddress> knownAddresses = new ArrayDeque<>();
  private @Nullable MediaSocket socket;
  private @Nullable InetSocketAddress remote;
  private boolean chosenByRemote;
  private IceCredentials credentials;
  private String expectedUsername;
  private Mac integrity;

  /** What comes for the call, on the event loop. Byte arrays are valid only during the call. */
  public interface Listener {
    /** The browser has reached this side, now or again. */
    void onCheck();

    void onDtls(byte[] datagram, int length);

    /** A packet of sound or of its control, still encrypted. */
    void onMedia(byte[] datagram, int length);
  }

  public IceSession(IceCredentials credentials, String remoteFragment, Listener listener) {
    this.credentials = credentials;
    this.expectedUsername = username(credentials, remoteFragment);
    this.integrity = integrity(credentials);
    this.listener = listener;
  }

  /**
   * Begins afresh, since the browser looks for another way (RFC 8445, section 2.4); what is sent
   * meanwhile takes the old one. Only while the session is in no sockets' hands.
   */
  public void restart(IceCredentials newCredentials, String remoteFragment) {
    credentials = newCredentials;
    expectedUsername = username(newCredentials, remoteFragment);
    integrity = integrity(newCredentials);
    knownAddresses.clear();
    chosenByRemote = false;
  }

  /** Sends on the way that the browser has chosen; dropped while there is none. */
  public void send(byte[] datagram, int length) {
    MediaSocket way = socket;
    InetSocketAddress to = remote;
    if (way != null && to != null) {
      way.send(to, datagram, length);
    }
  }

  IceCredentials credentials() {
    return credentials;
  }

  Listener listener() {
    return listener;
  }

  /** The addresses from which datagrams are taken for this call. */
  Iterable<InetSocketAddress> knownAddresses() {
    return knownAddresses;
  }

  /** The answer to a check, or null if it is not from this call's browser. */
  byte @Nullable [] answer(StunRequest request, InetSocketAddress sender) {
    boolean genuine =
        request.username().equals(expectedUsername) && request.isSignedWith(integrity);
    return genuine ? StunResponse.success(request.transactionId(), sender, integrity) : null;
  }

  /**
   * Takes note of a genuine check.
   *
   * @return an address that is thereby forgotten, or null
   */
  @Nullable InetSocketAddress noteCheck(
      MediaSocket through, InetSocketAddress sender, boolean chosen) {
    if (chosen || !chosenByRemote) {
      socket = through;
      remote = sender;
      chosenByRemote |= chosen;
    }
    if (knownAddresses.contains(sender)) {
      return null;
    }
    knownAddresses.addLast(sender);
    return knownAddresses.size() > MAX_ADDRESSES ? forgetOldest() : null;
  }

  private static String username(IceCredentials own, String remoteFragment) {
    return own.fragment() + ":" + remoteFragment;
  }

  private static Mac integrity(IceCredentials credentials) {
    try {
      Mac mac = Mac.getInstance(INTEGRITY_ALGORITHM);
      mac.init(new SecretKeySpec(credentials.key(), INTEGRITY_ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + INTEGRITY_ALGORITHM, e);
    }
  }

  private InetSocketAddress forgetOldest() {
    InetSocketAddress oldest = knownAddresses.removeFirst();
    if (oldest.equals(remote)) {
      knownAddresses.addLast(oldest);
      return knownAddresses.removeFirst();
    }
    return oldest;
  }
}
