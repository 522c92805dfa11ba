package dev.repartee.server.http;

import static dev.repartee.server.http.TestClient.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.http.TestClient.Reply;
import dev.repartee.transport.webrtc.IceCandidate;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The set-up of calls over HTTP. */
class CallRoutesTest {
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final String OFFER = "{\"sdp\":\"v=0 offer\"}";

  private final FakeSignalling signalling = new FakeSignalling();
  private final TestServer server = new TestServer(signalling);
  private final TestClient client = new TestClient(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anOfferIsAnsweredWithTheCallAndItsSdp() {
    Reply reply = send(HttpMethod.POST, "/api/calls", JSON, OFFER);

    assertEquals(201, reply.status());
    assertEquals("/api/calls/call-1", reply.headers().get("location"));
    assertEquals("call-1", reply.json().getString("call_id"));
    assertEquals("v=0 answer", reply.json().getString("sdp"));
  }

  @Test
  void aCandidateReachesItsCall() {
    Reply reply =
        send(
            HttpMethod.PATCH,
            "/api/calls/call-1",
            JSON,
            "{\"candidate\":\"candidate:1\",\"sdp_mid\":\"0\",\"sdp_mline_index\":1}");

    assertEquals(204, reply.status());
    assertEquals(List.of(new IceCandidate("candidate:1", "0", 1)), signalling.received());
  }

  @Test
  void anotherOfferOfACallIsAnsweredWithItsSdp() {
    Reply reply = send(HttpMethod.PUT, "/api/calls/call-1", JSON, OFFER);

    assertEquals(200, reply.status());
    assertEquals("call-1", reply.json().getString("call_id"));
    assertEquals("v=0 another answer", reply.json().getString("sdp"));
    assertEquals(List.of("v=0 offer"), signalling.received());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sdp":7} | sdp is missing or is not text.
          {}        | sdp is missing or is not text.
          []        | The body must be a JSON object
          {"sdp":   | The body must be a JSON object
          ''        | The body must be a JSON object
          """)
  void anotherOfferThatCannotBeUsedIsRefusedWithTheReason(String body, String sentence) {
    assertRefused(send(HttpMethod.PUT, "/api/calls/call-1", JSON, body), 400, sentence);
    assertTrue(signalling.received().isEmpty());
  }

  @Test
  void anotherOfferOfAnUnknownCallIsNotFound() {
    assertRefused(
        send(HttpMethod.PUT, "/api/calls/call-2", JSON, OFFER), 404, "There is no such call.");
  }

  @Test
  void anotherSitesPageCannotTakeACallOver() {
    Map<String, String> fromElsewhere =
        Map.of("content-type", "application/json", "origin", "https://evil.example");

    assertRefused(
        send(HttpMethod.PUT, "/api/calls/call-1", fromElsewhere, OFFER),
        403,
        "https://evil.example");
    assertTrue(signalling.received().isEmpty());
  }

  @Test
  void aCallCanBeHungUp() {
    assertEquals(204, send(HttpMethod.DELETE, "/api/calls/call-1", Map.of(), "").status());
    assertEquals(List.of("hang up"), signalling.received());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sdp":"garbage"} | 400 | The offer is not SDP.
          {"sdp":7}         | 400 | sdp is missing or is not text.
          {}                | 400 | sdp is missing or is not text.
          []                | 400 | The body must be a JSON object
          {"sdp":           | 400 | The body must be a JSON object
          ''                | 400 | The body must be a JSON object
          """)
  void anOfferThatCannotBeUsedIsRefusedWithTheReason(String body, int status, String sentence) {
    assertRefused(send(HttpMethod.POST, "/api/calls", JSON, body), status, sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"candidate":7}                             | candidate is missing or is not text.
          {"candidate":"c","sdp_mid":7}               | sdp_mid is missing or is not text.
          {"candidate":"c","sdp_mline_index":"first"} | sdp_mline_index must be a whole number.
          """)
  void aCandidateThatCannotBeUsedIsRefusedWithTheReason(String body, String sentence) {
    assertRefused(send(HttpMethod.PATCH, "/api/calls/call-1", JSON, body), 400, sentence);
  }

  @Test
  void anOversizedBodyIsRefused() {
    String body = "{\"sdp\":\"v=0" + "x".repeat(ApiRoutes.MAX_BODY_BYTES) + "\"}";

    assertRefused(send(HttpMethod.POST, "/api/calls", JSON, body), 413, "at most 65536 bytes");
    assertTrue(signalling.received().isEmpty());
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    assertRefused(
        send(HttpMethod.POST, "/api/calls", Map.of("content-type", "text/plain"), OFFER),
        415,
        "application/json");
    assertRefused(
        send(HttpMethod.PUT, "/api/calls/call-1", Map.of("content-type", "text/plain"), OFFER),
        415,
        "application/json");
    assertRefused(send(HttpMethod.POST, "/api/calls", Map.of(), OFFER), 415, "application/json");
  }

  @Test
  void anUnknownCallIsNotFound() {
    assertRefused(
        send(HttpMethod.DELETE, "/api/calls/call-2", Map.of(), ""), 404, "There is no such call.");
    assertRefused(
        send(HttpMethod.PATCH, "/api/calls/call-2", JSON, "{\"candidate\":\"\"}"),
        404,
        "There is no such call.");
  }

  @Test
  void oneCallTooManyIsToldToComeBack() {
    send(HttpMethod.POST, "/api/calls", JSON, OFFER);

    assertRefused(
        send(HttpMethod.POST, "/api/calls", JSON, OFFER), 503, "All lines are busy; try again");
  }

  @Test
  void afterAnUnexpectedFailureTheServerGoesOnAndKeepsItsDetailsToItself() {
    Reply reply = send(HttpMethod.POST, "/api/calls", JSON, "{\"sdp\":\"explode\"}");

    assertRefused(reply, 500, "Something failed in the server");
    assertFalse(reply.body().contains("secret"), reply.body());
    assertEquals(200, send(HttpMethod.GET, "/api/status", Map.of(), "").status());
  }

  private Reply send(HttpMethod method, String path, Map<String, String> headers, String body) {
    return client.send(method, path, headers, body);
  }
}
