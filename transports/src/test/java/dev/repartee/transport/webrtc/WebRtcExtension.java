package dev.repartee.transport.webrtc;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one WebRTC engine of the process, and closes it after the last of them. */
public final class WebRtcExtension implements ParameterResolver {
  /** The engine and what it runs on. */
  public record WebRtc(Vertx vertx, WebRtcEngine engine) implements AutoCloseable {
    public Context newContext() {
      return vertx.getOrCreateContext();
    }

    @Override
    public void close() {
      await(engine.close());
      await(vertx.close());
    }
  }

  /** Waits for a future, from a thread that may. */
  public static <T> T await(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == WebRtc.class;
  }

  @Override
  public WebRtc resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(Namespace.create(WebRtcExtension.class))
        .getOrComputeIfAbsent("webrtc", ignored -> start(), WebRtc.class);
  }

  private static WebRtc start() {
    Vertx vertx = Vertx.vertx();
    return new WebRtc(vertx, new WebRtcEngine(vertx, WebRtcOptions.defaults()));
  }
}
