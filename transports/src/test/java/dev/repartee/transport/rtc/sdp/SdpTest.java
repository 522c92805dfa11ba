package dev.repartee.transport.rtc.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.rtc.dtls.Fingerprint;
import dev.repartee.transport.rtc.ice.IceCredentials;
import dev.repartee.transport.webrtc.SignallingException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpTest {
  private static final String HEX = "AB:".repeat(31) + "CD";

  /** As browsers write it, in the order of the lines; made up here. */
  private static final String OFFER =
      String.join(
          "\r\n",
          "v=0",
          "o=- 1 2 IN IP4 127.0.0.1",
          "s=-",
          "t=0 0",
          "a=group:BUNDLE snd msg",
          "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0",
          "c=IN IP4 0.0.0.0",
          "a=ice-ufrag:abcd",
          "a=ice-pwd:0123456789012345678901",
          "a=fingerprint:sha-256 " + HEX,
          "a=setup:actpass",
          "a=mid:snd",
          "a=sendrecv",
          "a=rtcp-mux",
          "a=rtpmap:111 opus/48000/2",
          "a=rtpmap:63 red/48000/2",
          "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
          "c=IN IP4 0.0.0.0",
          "a=ice-ufrag:abcd",
          "a=ice-pwd:0123456789012345678901",
          "a=fingerprint:sha-256 " + HEX,
          "a=setup:actpass",
          "a=mid:msg",
          "a=sctp-port:5000",
          "");

  @Test
  void readsABrowsersOffer() throws SignallingException {
    SdpOffer offer = SdpOffer.read(OFFER);
    assertEquals(
        List.of(new SdpOffer.Audio("snd", 111, 63, true, true), new SdpOffer.Data("msg", 5_000)),
        offer.sections());
    assertEquals("abcd", offer.iceFragment());
    assertEquals(new Fingerprint(HEX.toLowerCase(Locale.ROOT)), offer.fingerprint());
  }

  @Test
  void keepsPicturesInTheirPlaceWithoutUsingThem() throws SignallingException {
    String video =
        String.join(
            "\r\n",
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
            "c=IN IP4 0.0.0.0",
            "a=mid:cam",
            "a=rtpmap:97 rtx/90000",
            "a=rtpmap:96 H264/90000",
            "a=fmtp:96 packetization-mode=1",
            "a=fmtp:97 apt=96",
            "");
    String givenUp = "m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:old\r\n";
    SdpOffer offer =
        SdpOffer.read(
            OFFER
                .replace("BUNDLE snd", "BUNDLE snd cam")
                .replace("m=application", video + givenUp + "m=application"));
    String answer = answer(offer);
    assertTrue(answer.contains("a=group:BUNDLE snd cam msg\r\n"), answer);
    String section = answer.substring(answer.indexOf("m=video"), answer.indexOf("m=video 0"));
    assertTrue(section.startsWith("m=video 9 UDP/TLS/RTP/SAVPF 96\r\n"), section);
    assertTrue(section.contains("a=mid:cam\r\n"), section);
    assertTrue(section.contains("a=inactive\r\n"), section);
    assertTrue(
        section.endsWith("a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1\r\n"), section);
    assertTrue(answer.contains("m=video 0 UDP/TLS/RTP/SAVPF 96\r\n"), answer);
    assertTrue(answer.indexOf("a=mid:old") < answer.indexOf("m=application"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "a=sendrecv, a=sendonly, true, false, a=recvonly",
    "a=sendrecv, a=recvonly, false, true, a=sendonly",
    "a=sendrecv, a=inactive, false, false, a=inactive",
    "a=sendrecv, a=x, true, true, a=sendrecv"
  })
  void answersInTheOppositeDirection(
      String from, String to, boolean sends, boolean receives, String answered)
      throws SignallingException {
    SdpOffer offer = SdpOffer.read(OFFER.replace(from, to));
    assertEquals(new SdpOffer.Audio("snd", 111, 63, sends, receives), offer.audio());
    assertTrue(answer(offer).contains("\r\n" + answered + "\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "a=mid:snd, a=x, has no name (a=mid)",
    "a=rtcp-mux, a=x, (no a=rtcp-mux)",
    "opus/48000/2, speex/8000, does not know the codec Opus",
    "a=rtpmap:111 opus, a=rtpmap:1111 opus, does not know the codec Opus",
    "a=sctp-port:5000, a=sctp-port:99999, no usable port",
    "a=sctp-port:5000, a=x, no usable port",
    "a=ice-ufrag:abcd, a=x, a=ice-ufrag",
    "a=ice-pwd:0123456789012345678901, a=x, a=ice-pwd",
    "a=fingerprint:sha-256, a=fingerprint:sha-1, no fingerprint of sha-256",
    "AB:AB:AB, AB:AB, not one of sha-256",
    "AB:AB:AB, zz:zz:zz, not one of sha-256",
    "a=setup:actpass, a=setup:passive, waits to be greeted",
    "a=group:BUNDLE snd msg, a=group:BUNDLE snd, more than one connection",
    "a=group:BUNDLE snd msg, a=x, more than one connection",
    "m=audio, m=sound, one audio section"
  })
  void saysWhatIsWrongWithAnOffer(String from, String to, String reason) {
    String offer = OFFER.replace(from, to);
    assertFalse(offer.equals(OFFER));
    SignallingException refusal =
        assertThrows(SignallingException.class, () -> SdpOffer.read(offer));
    assertEquals(SignallingException.Kind.INVALID, refusal.kind());
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.contains(reason), sentence);
    assertTrue(sentence.endsWith("."), sentence);
  }

  @Test
  void survivesAnOfferThatIsCutOffAnywhere() {
    for (int length = 0; length < OFFER.length(); length++) {
      String cut = OFFER.substring(0, length);
      try {
        assertTrue(SdpOffer.read(cut).sections().size() <= 2);
      } catch (SignallingException e) {
        assertFalse(String.valueOf(e.getMessage()).isBlank());
      }
    }
  }

  @Test
  void answersWithEverythingThatABrowserNeeds() throws SignallingException {
    String answer = answer(SdpOffer.read(OFFER));
    for (String line :
        List.of(
            "a=ice-lite",
            "a=group:BUNDLE snd msg",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111 63",
            "a=rtpmap:63 red/48000/2",
            "a=fmtp:63 111/111",
            "a=ptime:10",
            "a=ssrc:4294967295 cname:repartee",
            "a=ice-ufrag:hereitis",
            "a=setup:passive",
            "a=fingerprint:sha-256 " + HEX,
            "a=candidate:1 1 udp 2130706431 192.0.2.1 5000 typ host generation 0",
            "a=candidate:102 1 udp 2130706175 2001:db8:0:0:0:0:0:1 6000 typ host generation 0",
            "a=end-of-candidates",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "a=mid:msg",
            "a=sctp-port:5000",
            "a=max-message-size:65536")) {
      assertTrue(answer.contains(line + "\r\n"), line);
    }
    assertTrue(answer.indexOf("m=audio") < answer.indexOf("m=application"));
  }

  @Test
  void promisesNoSpareCopiesToABrowserThatDoesNotKnowThem() throws SignallingException {
    SdpOffer offer = SdpOffer.read(OFFER.replace("a=rtpmap:63 red/48000/2", "a=x"));
    assertFalse(offer.audio().takesSpareCopies());
    assertTrue(answer(offer).contains("m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"));
  }

  private static String answer(SdpOffer offer) {
    return new SdpAnswer(
            offer,
            new IceCredentials("hereitis", "a password that is long enough"),
            new Fingerprint(HEX),
            List.of(
                new InetSocketAddress("192.0.2.1", 5_000),
                new InetSocketAddress("2001:db8::1", 6_000)),
            -1)
        .text();
  }
}
