package dev.repartee.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.http.TestClient.Reply;
import dev.repartee.transport.rtvi.RtviCandidates;
import dev.repartee.transport.rtvi.RtviOffer;
import dev.repartee.transport.webrtc.IceCandidate;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where RTVI clients knock. */
class RtviRoutesTest {
  private static final Map<String, String> KNOWN =
      Map.of("content-type", "application/json", "authorization", "Bearer " + FakeRtvi.TOKEN);

  private final TestServer server = new TestServer(new FakeSignalling());
  private final TestClient client = new TestClient(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/offer", "/sessions/any-name/api/offer"})
  void anOfferIsAnsweredAsClientsExpect(String path) {
    Reply reply =
        send(HttpMethod.POST, path, KNOWN, "{\"sdp\":\"v=0 offer\",\"pc_id\":\"call-7\"}");

    assertEquals(200, reply.status());
    assertEquals(
        new JsonObject("{\"sdp\":\"v=0 answer\",\"type\":\"answer\",\"pc_id\":\"call-1\"}"),
        reply.json());
    assertEquals(List.of(new RtviOffer("v=0 offer", "call-7")), server.rtvi().received());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"createDailyRoom\":false,\"body\":{}}"})
  void aSessionIsGivenAName(String body) {
    Reply reply = send(HttpMethod.POST, "/start", KNOWN, body);

    assertEquals(200, reply.status());
    assertEquals(36, reply.json().getString("sessionId").length());
  }

  @Test
  void candidatesReachTheirCall() {
    String body =
        "{\"pc_id\":\"call-1\",\"candidates\":["
            + "{\"candidate\":\"candidate:1\",\"sdp_mid\":\"0\",\"sdp_mline_index\":0}]}";

    assertEquals(200, send(HttpMethod.PATCH, "/api/offer", KNOWN, body).status());
    assertEquals(
        List.of(new RtviCandidates("call-1", List.of(new IceCandidate("candidate:1", "0", 0)))),
        server.rtvi().received());
  }

  @Test
  void candidatesOfAnUnknownCallAreNotFound() {
    assertRefused(
        send(HttpMethod.PATCH, "/api/offer", KNOWN, "{\"pc_id\":\"call-2\",\"candidates\":[]}"),
        404,
        "There is no such call.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | /api/offer | ''               | The body must be a JSON object
          POST  | /api/offer | []               | The body must be a JSON object
          POST  | /api/offer | {"sdp":          | The body must be a JSON object
          POST  | /api/offer | {"type":"offer"} | sdp is missing or is not text.
          PATCH | /api/offer | null             | The body must be a JSON object
          PATCH | /api/offer | {}               | pc_id is missing or is not text.
          POST  | /start     | 7                | The body must be a JSON object
          """)
  void whatCannotBeReadIsRefusedWithTheReason(
      String method, String path, String body, String sentence) {
    assertRefused(send(HttpMethod.valueOf(method), path, KNOWN, body), 400, sentence);
    assertEquals(List.of(), server.rtvi().received());
  }

  @Test
  void anOversizedBodyIsRefused() {
    String body = "{\"sdp\":\"v=0" + "x".repeat(ApiRoutes.MAX_BODY_BYTES) + "\"}";

    assertRefused(send(HttpMethod.POST, "/api/offer", KNOWN, body), 413, "at most 65536 bytes");
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    Map<String, String> plain = Map.of("authorization", "Bearer " + FakeRtvi.TOKEN);

    assertRefused(send(HttpMethod.POST, "/api/offer", plain, "{}"), 415, "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/start", "/api/offer", "/sessions/x/api/offer"})
  void withoutTheTokenNothingIsDone(String path) {
    Map<String, String> wrong =
        Map.of("content-type", "application/json", "authorization", "Bearer guess");

    assertRefused(send(HttpMethod.POST, path, wrong, "{\"sdp\":\"v=0\"}"), 401, "The token is");
    assertRefused(send(HttpMethod.POST, path, Map.of(), ""), 401, "The token is missing");
    assertEquals(List.of(), server.rtvi().received());
  }

  @Test
  void aPageOfAnotherSiteMayCallIfItIsAllowed() {
    Map<String, String> asks =
        Map.of(
            "origin",
            TestServer.FRIEND,
            "access-control-request-method",
            "POST",
            "access-control-request-headers",
            "authorization,content-type");
    Reply asked = send(HttpMethod.OPTIONS, "/api/offer", asks, "");

    assertEquals(204, asked.status());
    assertEquals(TestServer.FRIEND, asked.headers().get("access-control-allow-origin"));

    Map<String, String> stranger = Map.of("origin", "https://evil.example.com");
    assertRefused(send(HttpMethod.POST, "/api/offer", stranger, "{}"), 403, "are not taken");
    assertNull(
        send(HttpMethod.OPTIONS, "/api/offer", stranger, "")
            .headers()
            .get("access-control-allow-origin"));
  }

  private Reply send(HttpMethod method, String path, Map<String, String> headers, String body) {
    return client.send(method, path, headers, body);
  }

  private static void assertRefused(Reply reply, int status, String sentence) {
    assertEquals(status, reply.status(), reply.body());
    String error = reply.json().getString("error");
    assertTrue(error.contains(sentence), error);
  }
}
