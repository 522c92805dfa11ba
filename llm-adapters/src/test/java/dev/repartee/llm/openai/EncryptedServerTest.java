package dev.repartee.llm.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ReplyEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EncryptedServerTest {
  private static final Prompt QUESTION =
      new Prompt("Be brief.", List.of(new Message(Role.CALLER, "Are you open?", false)));

  private static final String PASSWORD = "for-a-test";

  private final Vertx vertx = Vertx.vertx();
  private final PfxOptions certificate;
  private final StubModelServer server;
  private final OpenAiSettings settings;

  EncryptedServerTest(@TempDir Path folder) throws IOException, InterruptedException {
    certificate = selfSigned(folder.resolve("server.p12"));
    server =
        new StubModelServer(
            vertx,
            new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(certificate));
    String baseUrl = server.baseUrl().replace("http://127.0.0.1", "https://localhost");
    settings =
        OpenAiSettings.read(
            new ProviderSettings(
                "llm", new JsonObject().put("base-url", baseUrl).put("model", "small-1")),
            name -> Optional.empty());
  }

  @AfterEach
  void stop() {
    server.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void keepsTheConnectionWhenAReplyIsCancelledOverHttp2() {
    try (LanguageModel trusting =
        new OpenAiCompatibleModel(
            vertx,
            settings,
            OpenAiCompatibleModel.clientOptions(settings).setTrustOptions(certificate))) {
      server.answerWith(StubModelServer.nothing());
      Cancellable waiting = trusting.reply(QUESTION, event -> {});
      server.awaitRequest();
      waiting.cancel();
      server.awaitReset();
      assertInstanceOf(ReplyEvent.TextDelta.class, first(trusting));
      assertEquals(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_2), server.versions());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    try (LanguageModel careful = new OpenAiCompatibleModel(vertx, settings)) {
      ReplyEvent.Failed failed = assertInstanceOf(ReplyEvent.Failed.class, first(careful));
      assertEquals(FailureKind.UNAVAILABLE, failed.kind());
      assertTrue(
          failed.message().startsWith("The encrypted connection to localhost"), failed.message());
    }
  }

  private static ReplyEvent first(LanguageModel model) {
    CompletableFuture<ReplyEvent> event = new CompletableFuture<>();
    Cancellable handle = model.reply(QUESTION, event::complete);
    ReplyEvent first = event.join();
    handle.cancel();
    return first;
  }

  /** A certificate for localhost, made by the JDK's own tool. */
  private static PfxOptions selfSigned(Path file) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
    return new PfxOptions().setPath(file.toString()).setPassword(PASSWORD);
  }
}
