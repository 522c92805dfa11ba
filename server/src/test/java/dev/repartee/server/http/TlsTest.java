package dev.repartee.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.tls.CertificateFiles;
import dev.repartee.server.tls.SelfSignedCertificate;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @Test
  void aClientThatTrustsTheMadeCertificateIsServedOverHttps(@TempDir Path folder) throws Exception {
    CertificateFiles files = new SelfSignedCertificate(folder).files("127.0.0.1", Instant.now());
    try (TestServer server = new TestServer(new FakeSignalling(), files)) {
      HttpClientOptions trusting =
          new HttpClientOptions()
              .setSsl(true)
              .setTrustOptions(new PemTrustOptions().addCertPath(files.certificate().toString()));

      HttpClient client = server.vertx().createHttpClient(trusting);

      int status =
          TestServer.result(
              client
                  .request(HttpMethod.GET, server.port(), "localhost", "/api/status")
                  .compose(request -> request.send())
                  .map(response -> response.statusCode()));

      assertEquals(200, status);
      assertTrue(server.url().startsWith("https://localhost:"), server.url());
    }
  }
}
