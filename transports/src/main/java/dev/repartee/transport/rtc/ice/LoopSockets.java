package dev.repartee.transport.rtc.ice;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop, and which of its calls a datagram is for.
 *
 * <p>Every loop has sockets of its own, so that a datagram arrives on the very thread on which its
 * call lives, and nothing is locked or handed over. A check names its call; anything else is for
 * the call that a check from the same address has named. What belongs to no call is dropped without
 * an answer, so that nobody can be flooded from here. Lives on the loop.
 */
public final class LoopSockets implements MediaSocket.Receiver {
  private static final System.Logger LOG = System.getLogger(LoopSockets.class.getName());

  /** Addresses come and go with networks; a machine that has seen more is an odd one. */
  private static final int MAX_SOCKETS = 16;

  private final ContextInternal context;
  private final PortRange ports;
  private final Map<InetAddress, MediaSocket> sockets = new HashMap<>();
  private final Map<String, IceSession> sessionsByFragment = new HashMap<>();
  private final Map<InetSocketAddress, IceSession> sessionsByAddress = new HashMap<>();

  public LoopSockets(Context context, PortRange ports) {
    this.context = (ContextInternal) context;
    this.ports = ports;
  }

  /**
   * Opens what is not open yet, and gives the addresses at which this loop can be reached now;
   * empty if there is none.
   */
  public Future<List<InetSocketAddress>> addresses() {
    return context
        .executeBlocking(HostAddresses::find)
        .compose(
            addresses ->
                Future.all(addresses.stream().map(this::socketOn).toList())
                    .map(
                        all ->
                            addresses.stream()
                                .map(sockets::get)
                                .filter(Objects::nonNull)
                                .map(MediaSocket::address)
                                .toList()));
  }

  /** Takes a call's datagrams from now on. */
  public void add(IceSession session) {
    assert context.inThread();
    sessionsByFragment.put(session.credentials().fragment(), session);
  }

  /** Drops a call's datagrams from now on; idempotent. */
  public void remove(IceSession session) {
    assert context.inThread();
    sessionsByFragment.remove(session.credentials().fragment());
    session.knownAddresses().forEach(address -> sessionsByAddress.remove(address, session));
  }

  /** Calls that can be reached here. */
  public int sessions() {
    return sessionsByFragment.size();
  }

  /** Closes all sockets; for the end of the process's calls. */
  public void close() {
    List.copyOf(sockets.values()).forEach(MediaSocket::close);
    sockets.clear();
  }

  @Override
  public void onDatagram(MediaSocket socket, InetSocketAddress sender, byte[] bytes, int length) {
    // The ranges of RFC 7983.
    int first = bytes[0] & 0xff;
    if (first < 4) {
      onCheck(socket, sender, bytes, length);
      return;
    }
    IceSession session = sessionsByAddress.get(sender);
    if (session == null) {
      return;
    }
    if (first >= 128 && first < 192) {
      session.listener().onMedia(bytes, length);
    } else if (first >= 20 && first < 64) {
      session.listener().onDtls(bytes, length);
    }
  }

  private void onCheck(MediaSocket socket, InetSocketAddress sender, byte[] bytes, int length) {
    StunRequest request = StunRequest.read(bytes, length);
    IceSession session = request == null ? null : sessionNamedIn(request.username());
    if (request == null || session == null) {
      return;
    }
    byte[] answer = session.answer(request, sender);
    if (answer == null) {
      return;
    }
    InetSocketAddress forgotten = session.noteCheck(socket, sender, request.useCandidate());
    if (forgotten != null) {
      sessionsByAddress.remove(forgotten, session);
    }
    sessionsByAddress.put(sender, session);
    socket.send(sender, answer, answer.length);
    session.listener().onCheck();
  }

  private @Nullable IceSession sessionNamedIn(String username) {
    int colon = username.indexOf(':');
    return colon < 0 ? null : sessionsByFragment.get(username.substring(0, colon));
  }

  /** Never fails: an address that cannot be used is left out. */
  private Future<Void> socketOn(InetAddress address) {
    if (sockets.containsKey(address) || sockets.size() >= MAX_SOCKETS) {
      return Future.succeededFuture();
    }
    return MediaSocket.open(context, this, address, ports)
        .map(socket -> keep(address, socket))
        .recover(
            error -> {
              LOG.log(Level.WARNING, "no media over {0}: {1}", address, error.getMessage());
              return Future.succeededFuture();
            })
        .mapEmpty();
  }

  /** Two calls at once may have opened one each. */
  private MediaSocket keep(InetAddress address, MediaSocket socket) {
    MediaSocket earlier = sockets.putIfAbsent(address, socket);
    if (earlier == null) {
      return socket;
    }
    socket.close();
    return earlier;
  }
}
