package dev.repartee.transport.rtc;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who sends to a call's socket from a place of their own. */
final class Stranger implements AutoCloseable {
  private static final Pattern CANDIDATE =
      Pattern.compile("a=candidate:\\S+ 1 udp \\d+ (\\S+) (\\d+) typ host");
  private static final int PATIENCE_MS = 10_000;

  private final InetSocketAddress victim;
  private final DatagramSocket socket;

  /** One who has seen the answer to an offer. */
  Stranger(String answerSdp) throws IOException {
    Matcher candidate = CANDIDATE.matcher(answerSdp);
    if (!candidate.find()) {
      throw new AssertionError("no address in " + answerSdp);
    }
    InetAddress host = InetAddress.getByName(candidate.group(1));
    victim = new InetSocketAddress(host, Integer.parseInt(candidate.group(2)));
    socket = new DatagramSocket(0, host);
    socket.setSoTimeout(PATIENCE_MS);
  }

  void send(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, victim));
  }

  /** The first that was sent back and not taken yet. */
  byte[] receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Override
  public void close() {
    socket.close();
  }
}
