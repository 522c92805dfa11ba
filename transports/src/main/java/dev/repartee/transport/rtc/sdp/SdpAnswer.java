package dev.repartee.transport.rtc.sdp;

import dev.repartee.transport.rtc.dtls.Fingerprint;
import dev.repartee.transport.rtc.ice.IceCredentials;
import dev.repartee.transport.rtc.sdp.SdpOffer.Audio;
import dev.repartee.transport.rtc.sdp.SdpOffer.Data;
import dev.repartee.transport.rtc.sdp.SdpOffer.Medium;
import dev.repartee.transport.rtc.sdp.SdpOffer.Section;
import dev.repartee.transport.rtc.sdp.SdpOffer.Unused;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * This side's answer: one connection for all that is offered, on which the browser does the
 * checking (a=ice-lite) and the greeting (a=setup:passive).
 *
 * <p>Sound is asked for in packets of 10 ms, because every packet must be full before it leaves,
 * and of the width that is understood (16 kHz), with spare copies for when packets are lost.
 *
 * @param offer what is answered
 * @param credentials of this side
 * @param fingerprint of this side's certificate
 * @param addresses at which this side can be reached, the preferred one first
 * @param source the name of this side's stream of sound
 */
public record SdpAnswer(
    SdpOffer offer,
    IceCredentials credentials,
    Fingerprint fingerprint,
    List<InetSocketAddress> addresses,
    int source) {
  /** This side's end of the association of data channels, which is but a name. */
  public static final int SCTP_PORT = 5_000;

  /** The longest text message that this side takes. */
  public static final int MAX_MESSAGE_BYTES = 65_536;

  /** The name of this side's stream in reports. */
  public static final String STREAM_NAME = "repartee";

  private static final String END = "\r\n";

  public SdpAnswer {
    addresses = List.copyOf(addresses);
  }

  /** The answer as text. */
  public String text() {
    String mids =
        offer.sections().stream()
            .filter(section -> !(section instanceof Unused unused && unused.givenUp()))
            .map(Section::mid)
            .collect(Collectors.joining(" "));
    StringBuilder text =
        new StringBuilder("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n")
            .append("a=group:BUNDLE " + mids + END)
            .append("a=ice-lite\r\n");
    for (Section section : offer.sections()) {
      if (section instanceof Audio audio) {
        append(text, audio);
      } else if (section instanceof Data data) {
        append(text, data);
      } else if (section instanceof Unused unused) {
        append(text, unused);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, Audio audio) {
    int type = audio.opusPayloadType();
    int spare = audio.redundantPayloadType();
    String types = audio.takesSpareCopies() ? type + " " + spare : String.valueOf(type);
    appendTransport(text, "m=audio 9 UDP/TLS/RTP/SAVPF " + types, audio);
    if (audio.takesSpareCopies()) {
      text.append("a=rtpmap:" + spare + " red/48000/2\r\n")
          .append("a=fmtp:" + spare + " " + type + "/" + type + END);
    }
    text.append("a=" + direction(audio) + END)
        .append("a=rtcp-mux\r\n")
        .append("a=rtpmap:" + type + " opus/48000/2\r\n")
        .append("a=fmtp:" + type + " minptime=10;useinbandfec=1;stereo=0;sprop-stereo=0;")
        .append("maxplaybackrate=16000;maxaveragebitrate=32000\r\n")
        .append("a=ptime:10\r\n")
        .append("a=msid:repartee voice\r\n")
        .append("a=ssrc:" + Integer.toUnsignedString(source) + " cname:" + STREAM_NAME + END);
  }

  private void append(StringBuilder text, Data data) {
    appendTransport(text, "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", data);
    text.append("a=sctp-port:" + SCTP_PORT + END)
        .append("a=max-message-size:" + MAX_MESSAGE_BYTES + END);
  }

  /**
   * Taken but inactive, rather than refused: a browser forgets what is refused, and a page that
   * counts its senders would then find the wrong one.
   */
  private void append(StringBuilder text, Unused unused) {
    Medium medium = unused.medium();
    String line =
        "m=%s %s %s %s"
            .formatted(
                medium.kind(), unused.givenUp() ? "0" : "9", medium.protocol(), medium.format());
    if (unused.givenUp()) {
      text.append(line + END).append("c=IN IP4 0.0.0.0\r\n").append("a=mid:" + unused.mid() + END);
      return;
    }
    appendTransport(text, line, unused);
    text.append("a=inactive\r\n").append("a=rtcp-mux\r\n");
    unused.codec().forEach(about -> text.append(about + END));
  }

  private void appendTransport(StringBuilder text, String medium, Section section) {
    text.append(medium + END)
        .append("c=IN IP4 0.0.0.0\r\n")
        .append("a=mid:" + section.mid() + END)
        .append("a=ice-ufrag:" + credentials.fragment() + END)
        .append("a=ice-pwd:" + credentials.password() + END)
        .append("a=fingerprint:" + Fingerprint.ALGORITHM + " " + fingerprint.hex() + END)
        .append("a=setup:passive\r\n");
    boolean first = section.equals(offer.sections().get(0));
    if (first) {
      for (int i = 0; i < addresses.size(); i++) {
        text.append(candidate(i, addresses.get(i)) + END);
      }
      text.append("a=end-of-candidates\r\n");
    }
  }

  /** With the priorities that RFC 8445 recommends for hosts (section 5.1.2.1). */
  private static String candidate(int rank, InetSocketAddress address) {
    boolean ipv4 = address.getAddress() instanceof Inet4Address;
    long localPreference = 65_535L - rank;
    long priority = (126L << 24) + (localPreference << 8) + 255;
    String host = address.getAddress().getHostAddress();
    int zone = host.indexOf('%');
    return "a=candidate:%d 1 udp %d %s %d typ host generation 0"
        .formatted(
            ipv4 ? rank + 1 : rank + 101,
            priority,
            zone < 0 ? host : host.substring(0, zone),
            address.getPort());
  }

  private static String direction(Audio audio) {
    if (audio.browserSends()) {
      return audio.browserReceives() ? "sendrecv" : "recvonly";
    }
    return audio.browserReceives() ? "sendonly" : "inactive";
  }
}
