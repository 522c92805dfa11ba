package dev.repartee.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.repartee.server.http.TestClient.Reply;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs of OpenAI's Realtime API ask over HTTP. */
class RealtimeRoutesTest {
  private static final Map<String, String> SDP =
      Map.of("authorization", FakeRealtime.KEY, "content-type", "application/sdp");
  private static final Map<String, String> JSON =
      Map.of("authorization", FakeRealtime.KEY, "content-type", "application/json");

  private final TestServer server = new TestServer(new FakeSignalling());
  private final TestClient client = new TestClient(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/agents/default/openai/v1"})
  void anOfferIsAnsweredInSdpWithTheCallsAddress(String base) {
    Reply reply = post(base + "/realtime/calls?model=any", SDP, "v=0 offer");

    assertEquals(201, reply.status());
    assertEquals("application/sdp", reply.headers().get("content-type"));
    assertEquals(base + "/realtime/calls/call-1", reply.headers().get("location"));
    assertEquals("v=0 answer", reply.body());
    assertEquals(List.of("offer v=0 offer null"), server.realtime().received());
  }

  @Test
  void anOfferMayComeInAFormTogetherWithTheSession() {
    String form =
        part("sdp", "v=0 offer") + part("session", "{\"instructions\":\"Hi.\"}") + "--x--\r\n";
    Reply reply =
        post(
            "/v1/realtime/calls",
            Map.of(
                "authorization",
                FakeRealtime.KEY,
                "content-type",
                "multipart/form-data; boundary=x"),
            form);

    assertEquals(201, reply.status());
    assertEquals(
        List.of("offer v=0 offer {\"instructions\":\"Hi.\"}"), server.realtime().received());
  }

  @Test
  void aCallCanBeHungUp() {
    assertEquals(200, post("/v1/realtime/calls/call-1/hangup", JSON, "").status());
    assertEquals(List.of("hang up call-1"), server.realtime().received());
  }

  @Test
  void aSecretIsGivenWithAndWithoutWishes() {
    String wish = "{\"session\":{\"type\":\"realtime\"}}";
    assertEquals("ek_1", post("/v1/realtime/client_secrets", JSON, wish).json().getString("value"));
    assertEquals(200, post("/v1/realtime/client_secrets", JSON, "").status());
    assertEquals(List.of("secret " + wish, "secret {}"), server.realtime().received());
  }

  @Test
  void whatIsRefusedIsToldInTheProtocolsShape() {
    assertRefused(post("/v1/realtime/calls", Map.of(), "v=0 offer"), 401, "The key is missing");
    assertRefused(post("/v1/realtime/calls", SDP, ""), 400, "There is no offer");
    assertRefused(post("/v1/realtime/client_secrets", JSON, "[1"), 400, "The body must be");
    assertRefused(
        post("/v1/realtime/client_secrets", JSON, "x".repeat(RealtimeRoutes.MAX_BODY_BYTES + 1)),
        413,
        "The request is too large");
  }

  @Test
  void onlyPagesThatWereAllowedMayAsk() {
    Map<String, String> friend = new HashMap<>(SDP);
    friend.put("origin", TestServer.FRIEND);
    Reply allowed = post("/v1/realtime/calls", friend, "v=0 offer");
    assertEquals(201, allowed.status());
    assertEquals(TestServer.FRIEND, allowed.headers().get("access-control-allow-origin"));

    Map<String, String> stranger = new HashMap<>(SDP);
    stranger.put("origin", "https://evil.example.com");
    Reply refused = post("/v1/realtime/calls", stranger, "v=0 offer");
    assertEquals(403, refused.status());
    assertNull(refused.headers().get("access-control-allow-origin"));
  }

  private static String part(String name, String value) {
    return "--x\r\ncontent-disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static void assertRefused(Reply reply, int status, String sentenceStart) {
    JsonObject error = reply.json().getJsonObject("error");
    assertEquals(status, reply.status());
    assertEquals("invalid_request_error", error.getString("type"));
    assertEquals(sentenceStart, error.getString("message").substring(0, sentenceStart.length()));
  }

  private Reply post(String path, Map<String, String> headers, String body) {
    return client.send(HttpMethod.POST, path, headers, body);
  }
}
