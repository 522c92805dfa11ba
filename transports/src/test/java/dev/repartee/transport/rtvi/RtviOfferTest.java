package dev.repartee.transport.rtvi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtviOfferTest {
  @Test
  void readsAFirstOfferAndALaterOne() throws SignallingException {
    assertEquals(
        new RtviOffer("v=0", null),
        RtviOffer.read(
            new JsonObject(
                "{\"sdp\":\"v=0\",\"type\":\"offer\",\"pc_id\":null,\"restart_pc\":false,"
                    + "\"requestData\":{\"mine\":1}}")));
    assertEquals(
        new RtviOffer("v=0", "call-1"),
        RtviOffer.read(new JsonObject("{\"sdp\":\"v=0\",\"pc_id\":\"call-1\"}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                            | sdp is missing
          {"sdp":7}                     | sdp is missing
          {"sdp":"v=0","type":"answer"} | type must be "offer"
          {"sdp":"v=0","type":null}     | type must be "offer"
          {"sdp":"v=0","pc_id":7}       | pc_id must be
          """)
  void saysWhatIsWrongWithAnOffer(String body, String reason) {
    assertRefused(reason, () -> RtviOffer.read(new JsonObject(body)));
  }

  @Test
  void readsCandidates() throws SignallingException {
    assertEquals(
        new RtviCandidates(
            "call-1",
            List.of(
                new IceCandidate("candidate:1", "0", 2), new IceCandidate("candidate:2", null, 0))),
        RtviCandidates.read(
            new JsonObject(
                "{\"pc_id\":\"call-1\",\"candidates\":["
                    + "{\"candidate\":\"candidate:1\",\"sdp_mid\":\"0\",\"sdp_mline_index\":2},"
                    + "{\"candidate\":\"candidate:2\",\"sdp_mid\":null}]}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"candidates":[]}                                                 | pc_id is missing
          {"pc_id":null,"candidates":[]}                                    | pc_id is missing
          {"pc_id":"c"}                                                     | candidates must be a list
          {"pc_id":"c","candidates":{}}                                     | candidates must be a list
          {"pc_id":"c","candidates":[7]}                                    | list of objects
          {"pc_id":"c","candidates":[{}]}                                   | candidate is missing
          {"pc_id":"c","candidates":[{"candidate":"","sdp_mid":7}]}         | sdp_mid must be text
          {"pc_id":"c","candidates":[{"candidate":"","sdp_mline_index":""}]}| sdp_mline_index must be
          """)
  void saysWhatIsWrongWithCandidates(String body, String reason) {
    assertRefused(reason, () -> RtviCandidates.read(new JsonObject(body)));
  }

  @Test
  void refusesTooManyCandidatesAtOnce() {
    String many = "{\"candidate\":\"\"},".repeat(100) + "{\"candidate\":\"\"}";
    assertRefused(
        "at most 100",
        () ->
            RtviCandidates.read(new JsonObject("{\"pc_id\":\"c\",\"candidates\":[" + many + "]}")));
  }

  @Test
  void knowsTheTokenInTheHeaderOnly() {
    RtviOptions locked = new RtviOptions(true, "secret");
    assertTrue(locked.allows("Bearer secret"));
    assertFalse(locked.allows("Bearer secreT"));
    assertFalse(locked.allows("secret"));
    assertFalse(locked.allows(""));
    assertFalse(locked.allows(null));
    assertTrue(RtviOptions.defaults().allows(null));
  }

  private interface Reading {
    Object read() throws SignallingException;
  }

  private static void assertRefused(String reason, Reading reading) {
    SignallingException refusal = assertThrows(SignallingException.class, reading::read);
    assertEquals(SignallingException.Kind.INVALID, refusal.kind());
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.contains(reason), sentence);
  }
}
