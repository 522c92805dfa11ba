package dev.repartee.server;

import dev.repartee.engine.Providers;
import dev.repartee.engine.admission.Admission;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.server.calls.BrowserCalls;
import dev.repartee.server.calls.BrowserLines;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.calls.RealtimeLines;
import dev.repartee.server.calls.RtviLines;
import dev.repartee.server.calls.SocketLines;
import dev.repartee.server.http.ServerCalls;
import dev.repartee.server.http.ServerStatus;
import dev.repartee.server.http.WebServer;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.wiring.TransportSettings;
import dev.repartee.server.wiring.TurnSettings;
import dev.repartee.transport.pcm.PcmCalls;
import dev.repartee.transport.realtime.RealtimeCalls;
import dev.repartee.transport.rtvi.RtviCalls;
import dev.repartee.transport.rtvi.RtviOptions;
import dev.repartee.transport.socket.SocketDoor;
import dev.repartee.transport.socket.SocketLimits;
import dev.repartee.transport.twilio.StreamCalls;
import dev.repartee.transport.twilio.StreamDialect;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** An agent that takes calls from browsers. */
public final class AgentServer implements AutoCloseable {
  private final AgentRuntime runtime;
  private final BrowserLines lines;
  private final WebServer web;

  private AgentServer(AgentRuntime runtime, BrowserLines lines, WebServer web) {
    this.runtime = runtime;
    this.lines = lines;
    this.web = web;
  }

  /**
   * Begins to listen. Blocks.
   *
   * @param runtime is closed by the server's {@link #close}, or here if the server cannot start
   * @param environment the process's variables, some of which hold secrets
   * @throws ServerStartException with a sentence that says why it cannot
   * @throws SettingsException if a setting of how callers reach the agent is wrong
   */
  public static AgentServer start(
      AgentRuntime runtime,
      WebServerOptions webOptions,
      LineOptions lineOptions,
      Map<String, String> environment)
      throws ServerStartException {
    Vertx vertx = runtime.vertx();
    BrowserLines lines = null;
    try {
      TransportSettings settings =
          TransportSettings.read(runtime.agent().transports(), environment);
      Admission admission = admission(runtime, lineOptions);
      SocketDoor door = new SocketDoor(vertx, admission, SocketLimits.defaults());
      RealtimeCalls openai =
          settings.openai().enabled() ? new RealtimeCalls(door, settings.openai()) : null;
      SocketLines sockets = sockets(runtime, settings, door, openai);
      lines = Waiting.on(BrowserLines.open(vertx, lineOptions, admission));
      WebServer web =
          Waiting.on(
              WebServer.start(
                  vertx,
                  runtime.loops().all(),
                  webOptions,
                  new ServerCalls(
                      status(runtime),
                      new BrowserCalls(lines.calls(), runtime.loops(), runtime.calls()),
                      openai == null
                          ? null
                          : new RealtimeLines(
                              openai, lines.calls(), runtime.loops(), runtime.calls()),
                      rtvi(runtime, lines, settings.rtvi()),
                      sockets.byAddress(lineOptions.aliases()),
                      sockets.phonesByAddress())));
      return new AgentServer(runtime, lines, web);
    } catch (SettingsException e) {
      runtime.close();
      throw e;
    } catch (CompletionException e) {
      if (lines != null) {
        Waiting.onEnd("A line", lines.close());
      }
      runtime.close();
      throw startFailure(webOptions, e.getCause() == null ? e : e.getCause());
    }
  }

  /** The address to open in a browser. */
  public String url() {
    return web.url();
  }

  /** What is known of how well the line works, in plain words. */
  public String lineReport() {
    return lines.report();
  }

  /** Takes no more calls, ends those that there are, and releases everything. */
  @Override
  public void close() {
    Waiting.onEnd("The web server", web.close());
    Waiting.onEnd("A call", runtime.calls().hangUpAll("The server is stopping."));
    Waiting.onEnd("A line", lines.close());
    runtime.close();
  }

  private static Admission admission(AgentRuntime runtime, LineOptions options) {
    return options.guarded()
        ? LoadWatch.start(runtime, options.maxCalls())
        : Admission.counting(options.maxCalls());
  }

  private static SocketLines sockets(
      AgentRuntime runtime,
      TransportSettings settings,
      SocketDoor door,
      @Nullable RealtimeCalls openai) {
    Map<StreamDialect, StreamCalls> phones = new EnumMap<>(StreamDialect.class);
    settings
        .phones()
        .forEach(
            (dialect, options) -> phones.put(dialect, new StreamCalls(door, dialect, options)));
    return new SocketLines(runtime.calls(), new PcmCalls(door, settings.pcm()), openai, phones);
  }

  private static @Nullable RtviLines rtvi(
      AgentRuntime runtime, BrowserLines lines, RtviOptions options) {
    if (!options.enabled()) {
      return null;
    }
    RtviCalls calls = new RtviCalls(lines.calls(), ServerVersion.current(), InstantSource.system());
    return new RtviLines(calls, options, runtime.loops(), runtime.calls());
  }

  private static ServerStatus status(AgentRuntime runtime) {
    Providers providers = runtime.providers().forConversations();
    return new ServerStatus(
        runtime.agent().name(),
        providers.model().displayName(),
        providers.voice().displayName(),
        runtime.providers().recognitionName(),
        floor(runtime),
        ServerVersion.current());
  }

  private static String floor(AgentRuntime runtime) {
    return switch (TurnSettings.read(runtime.agent().turn()).floor()) {
      case BY_VOICE -> "voice";
      case BY_BUTTON -> "button";
    };
  }

  private static ServerStartException startFailure(WebServerOptions options, Throwable cause) {
    if (cause instanceof BindException || cause instanceof UnknownHostException) {
      return new ServerStartException(
          "The server cannot listen on %s:%d: %s. Choose another port with --port, or another address with --host."
              .formatted(options.host(), options.port(), cause.getMessage()),
          cause);
    }
    return new ServerStartException("The server cannot start: " + cause.getMessage(), cause);
  }
}
