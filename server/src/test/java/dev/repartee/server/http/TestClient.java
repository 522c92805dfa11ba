package dev.repartee.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Asks a {@link TestServer} over HTTP and waits for the whole reply. */
final class TestClient {
  private final TestServer server;
  private final HttpClient client;

  TestClient(TestServer server) {
    this.server = server;
    this.client = server.vertx().createHttpClient();
  }

  Reply send(HttpMethod method, String path, Map<String, String> headers, String body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setURI(path);
    headers.forEach(options::putHeader);
    return TestServer.result(client.request(options).compose(request -> exchange(request, body)));
  }

  /**
   * Listens before it sends: a refusal may come before the whole request is on its way. The body is
   * asked for in the step that brings the response; a step attached later, from the test's thread,
   * may come after the body's end.
   */
  private static Future<Reply> exchange(HttpClientRequest request, String body) {
    Future<Reply> reply = request.response().compose(TestClient::read);
    return request.end(Buffer.buffer(body)).otherwiseEmpty().compose(sent -> reply);
  }

  private static Future<Reply> read(HttpClientResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    return response
        .body()
        .map(bytes -> new Reply(response.statusCode(), headers, bytes.toString()));
  }

  /** The server has refused, with a sentence that holds the given words. */
  static void assertRefused(Reply reply, int status, String sentence) {
    assertEquals(status, reply.status(), reply.body());
    String error = String.valueOf(reply.json().getString("error"));
    assertTrue(error.contains(sentence), error);
    assertEquals("application/json", reply.headers().get("content-type"));
  }

  /** What came back; the headers' names may be asked for in any case. */
  record Reply(int status, Map<String, String> headers, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }
  }
}
