package dev.repartee.transport.webrtc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferCheckTest {
  private static final String HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
  private static final String AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
  private static final String DATA = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n";

  @Test
  void takesSoundWithAndWithoutADataChannel() {
    assertDoesNotThrow(() -> OfferCheck.checkOffer(HEAD + AUDIO));
    assertDoesNotThrow(() -> OfferCheck.checkOffer(HEAD + AUDIO + DATA));
  }

  @Test
  void refusesAnOfferThatIsNone() {
    assertRefused("", "The offer is empty");
    assertRefused("GET / HTTP/1.1", "does not begin with v=0");
  }

  @Test
  void refusesAnOfferThatIsTooLong() {
    assertRefused(HEAD + AUDIO + "a".repeat(OfferCheck.MAX_SDP_CHARS), "at most 65536 are taken");
  }

  @Test
  void refusesAnOfferWithoutExactlyOneAudioSection() {
    assertRefused(HEAD + DATA, "has 0 and 1");
    assertRefused(HEAD + AUDIO.repeat(1_000), "has 1000 sections");
    assertRefused(HEAD + AUDIO.repeat(2), "has 2 and 0");
    assertRefused(HEAD + AUDIO + DATA + DATA, "has 1 and 2");
  }

  @Test
  void takesPicturesAlongButNothingElse() {
    String video = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n";
    assertDoesNotThrow(() -> OfferCheck.checkOffer(HEAD + AUDIO + video + video + DATA));
    assertRefused(HEAD + AUDIO + "m=text 9 UDP/TLS/RTP/SAVPF 96\r\n", "a section for text");
    assertRefused(HEAD + AUDIO + video.repeat(8), "at most 8 are taken");
  }

  @Test
  void refusesTooManyCandidates() {
    String candidate = "a=candidate:1 1 UDP 1 192.0.2.1 9 typ host\r\n";
    assertRefused(HEAD + AUDIO + candidate.repeat(101), "more than 100 candidates");
  }

  @ParameterizedTest
  @CsvSource({
    "'candidate:1 1 UDP 1 192.0.2.1 9 typ host\n', 0, 0, one line",
    "192.0.2.1:9, 0, 0, must begin with",
    "'candidate:1 1 UDP 1 192.0.2.1 9 typ host', 0, 8, 'sdpMLineIndex must be from 0 to 7, but is 8'",
    "'candidate:1 1 UDP 1 192.0.2.1 9 typ host', 0, -1, sdpMLineIndex",
    "'candidate:1 1 UDP 1 192.0.2.1 9 typ host', '\t', 0, sdpMid"
  })
  void refusesACandidateThatIsNone(String candidate, String mid, int index, String reason) {
    SignallingException refusal =
        assertThrows(
            SignallingException.class,
            () -> OfferCheck.checkCandidate(new IceCandidate(candidate, mid, index)));
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
  }

  @Test
  void makesOneShortLineOfWhatTheParserSays() {
    assertEquals("no reason given", OfferCheck.reason(null));
    assertEquals("bad line a=b", OfferCheck.reason("bad line\r\na=b\n"));
    assertEquals(201, OfferCheck.reason("x".repeat(10_000)).length());
  }

  private static void assertRefused(String sdp, String reason) {
    SignallingException refusal =
        assertThrows(SignallingException.class, () -> OfferCheck.checkOffer(sdp));
    assertEquals(SignallingException.Kind.INVALID, refusal.kind());
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
  }
}
