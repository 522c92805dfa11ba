package dev.repartee.server.http;

import static dev.repartee.server.http.TestClient.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.http.TestClient.Reply;
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
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final String OFFER = "{\"sdp\":\"v=0 offer\"}";

  private final FakeSignalling signalling = new FakeSignalling();
  private final TestServer server = new TestServer(signalling);
  private final TestClient client = new TestClient(server);
  private final WebSocketClient sockets = server.vertx().createWebSocketClient();

  @AfterEach
  void stop() {
    server.close();
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
