package dev.repartee.transport.realtime;

import dev.repartee.transport.socket.CallSocket;
import dev.repartee.transport.socket.CloseCode;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** The program at the other end of a session's WebSocket. Lives on the socket's event loop. */
final class SocketProgram implements CallSocket.Listener {
  private static final System.Logger LOG = System.getLogger(SocketProgram.class.getName());

  private final CallSocket socket;
  private final SocketLine line;
  private final ClientReader reader;
  private int faults;

  SocketProgram(CallSocket socket, SocketLine line) {
    this.socket = socket;
    this.line = line;
    this.reader = new ClientReader(line.session(), this::onFault);
  }

  /** Begins the session: it is there before the program has said anything. */
  void begin(CallStarter starter) {
    socket.listen(this);
    try {
      line.session().begun(starter.start(line, line.callId(), line.session()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "session " + line.callId() + " could not begin", e);
      socket.close(CloseCode.TRY_AGAIN_LATER, "The call could not begin: a fault of this server.");
    }
  }

  @Override
  public void onText(byte[] utf8, int length) {
    reader.read(new String(utf8, 0, length, StandardCharsets.UTF_8));
  }

  @Override
  public void onBinary(byte[] message, int length) {
    onText(message, length);
  }

  @Override
  public void onGone(String reason) {
    line.ended(reason);
  }

  private void onFault(String sentence) {
    faults++;
    if (faults > socket.limits().faults()) {
      socket.close(CloseCode.POLICY, "Too many messages could not be used. The last: " + sentence);
    }
  }
}
