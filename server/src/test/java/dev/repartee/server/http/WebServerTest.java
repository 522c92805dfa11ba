package dev.repartee.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.http.TestClient.Reply;
import dev.repartee.transport.webrtc.IceCandidate;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final String OFFER = "{\"sdp\":\"v=0 offer\"}";

  private final FakeSignalling signalling = new FakeSignalling();
  private final TestServer server = new TestServer(signalling);
  private final TestClient client = new TestClient(server);
  private final WebSocketClient sockets = server.vertx().createWebSocketClient();

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

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/api/nothing", "/app/../logback.xml", "/webjars/%2e%2e/x"})
  void anUnknownAddressIsNotFound(String path) {
    assertRefused(send(HttpMethod.GET, path, Map.of(), ""), 404, "nothing at this address");
  }

  @Test
  void aMethodThatAnAddressDoesNotTakeIsRefused() {
    assertRefused(send(HttpMethod.GET, "/api/calls", Map.of(), ""), 405, "this method");
  }

  @Test
  void theStatusNamesWhoTalks() {
    JsonObject status = send(HttpMethod.GET, "/api/status", Map.of(), "").json();

    assertEquals("Robin", status.getString("agent"));
    assertEquals("Front desk knowledge", status.getString("model"));
    assertEquals("Hibari", status.getString("voice"));
    assertEquals("moonshine", status.getString("recognition"));
    assertEquals("voice", status.getString("floor"));
    assertEquals("1.2.3", status.getString("version"));
  }

  @Test
  void anotherSitesPageCannotCall() {
    Map<String, String> fromElsewhere =
        Map.of("content-type", "application/json", "origin", "https://evil.example");

    assertRefused(
        send(HttpMethod.POST, "/api/calls", fromElsewhere, OFFER), 403, "https://evil.example");
    assertTrue(signalling.received().isEmpty());
  }

  @Test
  void theOwnPageAndAnAllowedOneCanCall() {
    Map<String, String> own =
        Map.of("content-type", "application/json", "origin", "http://127.0.0.1:" + server.port());
    Map<String, String> friend =
        Map.of("content-type", "application/json", "origin", TestServer.FRIEND);

    assertEquals(201, send(HttpMethod.POST, "/api/calls", own, OFFER).status());
    assertEquals(503, send(HttpMethod.POST, "/api/calls", friend, OFFER).status());
  }

  @Test
  void aNameThatWasPointedAtTheLoopbackAddressIsRefused() {
    assertRefused(
        send(HttpMethod.GET, "/api/status", Map.of("host", "evil.example"), ""), 421, "--host");
  }

  @Test
  void aSocketOfTheOwnPageOrOfAProgramIsTaken() {
    assertEquals("echo", echo(Map.of()));
    assertEquals("echo", echo(Map.of("origin", "http://127.0.0.1:" + server.port())));
    assertEquals("echo", echo(Map.of("origin", TestServer.FRIEND)));
  }

  @Test
  void aSocketOfAnotherSitesPageIsRefused() {
    Map<String, String> upgrade =
        Map.of("connection", "upgrade", "upgrade", "websocket", "origin", "https://evil.example");

    assertRefused(send(HttpMethod.GET, TestServer.ECHO, upgrade, ""), 403, "https://evil.example");
  }

  @Test
  void anAddressForSocketsSaysSoToOtherRequests() {
    assertRefused(send(HttpMethod.GET, TestServer.ECHO, Map.of(), ""), 426, "WebSocket");
  }

  @Test
  void theNameOfAnAllowedProxyIsKnown() {
    Map<String, String> throughProxy = Map.of("host", URI.create(TestServer.FRIEND).getHost());

    assertEquals(200, send(HttpMethod.GET, "/api/status", throughProxy, "").status());
  }

  @Test
  void everyAnswerForbidsWhatThePageDoesNotNeed() {
    for (String path : List.of("/", "/api/status", "/app/main.js", "/nothing")) {
      Map<String, String> headers = send(HttpMethod.GET, path, Map.of(), "").headers();

      String policy = String.valueOf(headers.get("content-security-policy"));
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self' 'sha256-"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", headers.get("x-content-type-options"));
    }
  }

  @Test
  void thePageAndTheModulesThatItNamesAreServed() {
    String page = send(HttpMethod.GET, "/", Map.of(), "").body();
    List<String> addresses =
        page.lines()
            .flatMap(line -> List.of(line.split("\"")).stream())
            .filter(part -> part.matches("/(app|webjars)/.*\\.[a-z0-9]+"))
            .toList();

    assertTrue(addresses.size() > 6, page);
    for (String address : addresses) {
      assertEquals(200, send(HttpMethod.GET, address, Map.of(), "").status(), address);
    }
    assertNull(page.lines().filter(line -> line.contains("://")).findFirst().orElse(null));
  }

  private static void assertRefused(Reply reply, int status, String sentence) {
    assertEquals(status, reply.status(), reply.body());
    String error = String.valueOf(reply.json().getString("error"));
    assertTrue(error.contains(sentence), error);
    assertEquals("application/json", reply.headers().get("content-type"));
  }

  private String echo(Map<String, String> headers) {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI(TestServer.ECHO);
    headers.forEach(options::putHeader);
    Promise<String> answer = Promise.promise();
    sockets
        .connect(options)
        .onFailure(answer::fail)
        .onSuccess(
            socket -> {
              socket.textMessageHandler(answer::complete);
              socket.writeTextMessage("echo");
            });
    return TestServer.result(answer.future());
  }

  private Reply send(HttpMethod method, String path, Map<String, String> headers, String body) {
    return client.send(method, path, headers, body);
  }
}
