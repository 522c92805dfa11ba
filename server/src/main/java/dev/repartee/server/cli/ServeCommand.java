package dev.repartee.server.cli;

import dev.repartee.models.CacheFolder;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.AgentServer;
import dev.repartee.server.ServerStartException;
import dev.repartee.server.calls.LineOptions;
import dev.repartee.server.calls.WebRtcKind;
import dev.repartee.server.http.WebServerOptions;
import dev.repartee.server.tls.CertificateFiles;
import dev.repartee.server.tls.SelfSignedCertificate;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.transport.rtc.ice.PortRange;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: the server and its page, until it is stopped. */
@Command(name = "serve", description = "Serve an agent and the page to talk to it.")
public final class ServeCommand implements LauncherCommand, Callable<Integer> {
  private static final String DEFAULT_PORT = "7070";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private AgentOptions agent;

  @Option(
      names = "--host",
      defaultValue = WebServerOptions.LOOPBACK,
      description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}")
  private String host = WebServerOptions.LOOPBACK;

  @Option(
      names = "--port",
      defaultValue = DEFAULT_PORT,
      description = "Port to listen on; 0 for any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--tls",
      description = "Speak HTTPS, with a certificate made for this machine unless one is given.")
  private boolean tls;

  @Option(names = "--cert", paramLabel = "FILE", description = "PEM file with the certificate.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "PEM file with its private key.")
  private @Nullable Path key;

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "Page of another address that may call here, as behind a proxy. Repeatable.")
  private Set<String> origins = Set.of();

  @Option(
      names = "--max-calls",
      defaultValue = "100",
      description = "Calls at a time; more are told to wait. Default: ${DEFAULT-VALUE}")
  private int maxCalls;

  @Option(
      names = "--webrtc",
      paramLabel = "java|native",
      defaultValue = "java",
      description = {
        "What answers browsers: WebRTC in Java, or the native library that browsers have inside.",
        "Default: ${DEFAULT-VALUE}"
      })
  private WebRtcKind webRtc = WebRtcKind.JAVA;

  @Option(
      names = "--public-address",
      paramLabel = "IP",
      description = {
        "Address under which this machine is reached from outside, where a router translates it.",
        "Have the router pass the ports of --media-ports on as they are."
      })
  private @Nullable String publicAddress;

  @Option(
      names = "--media-ports",
      paramLabel = "FROM-TO",
      description =
          "UDP ports for calls from browsers, such as 50000-50015; any that are free if not given.")
  private @Nullable String mediaPorts;

  private final Map<String, String> environment;

  /** Serves with the process's own environment. */
  public ServeCommand() {
    this(System.getenv());
  }

  ServeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws NoProviderException, ServerStartException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    WebServerOptions web = webOptions();
    LineOptions lines = lineOptions();
    AgentRuntime runtime = agent.start(environment, err);
    AgentServer server = AgentServer.start(runtime, web, lines, environment);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "shutdown"));
    runtime.report().forEach(err::println);
    err.println("Line:           " + server.lineReport());
    err.println();
    err.println(runtime.agent().name() + " answers at " + server.url());
    err.println("Stop with Ctrl+C.");
    err.flush();
    stopped.await();
    return ExitCode.OK;
  }

  private WebServerOptions webOptions() throws ServerStartException {
    if (port < 0 || port > 65_535) {
      throw usage("--port must be from 0 to 65535, but is " + port + ".");
    }
    return new WebServerOptions(host, port, certificateFiles(), origins);
  }

  private LineOptions lineOptions() {
    if (maxCalls < 1) {
      throw usage("--max-calls must be at least 1, but is " + maxCalls + ".");
    }
    if (publicAddress != null && webRtc == WebRtcKind.NATIVE) {
      throw usage("--public-address works with --webrtc java only.");
    }
    return new LineOptions(webRtc, maxCalls, true, portRange(), outsideAddress(), Map.of());
  }

  private PortRange portRange() {
    try {
      return mediaPorts == null ? new PortRange(0, 0) : PortRange.of(mediaPorts);
    } catch (IllegalArgumentException e) {
      throw usage("--media-ports: " + e.getMessage() + ".");
    }
  }

  /** Only addresses: what a name means outside, this machine cannot know. */
  private @Nullable InetAddress outsideAddress() {
    if (publicAddress == null) {
      return null;
    }
    if (!NetUtil.isValidIpV4Address(publicAddress) && !NetUtil.isValidIpV6Address(publicAddress)) {
      throw usage("--public-address must be an IP address, but is " + publicAddress + ".");
    }
    return NetUtil.createInetAddressFromIpAddressString(publicAddress);
  }

  private @Nullable CertificateFiles certificateFiles() throws ServerStartException {
    if (certificate != null && key != null) {
      requireReadable("--cert", certificate);
      requireReadable("--key", key);
      return new CertificateFiles(certificate, key);
    }
    if (certificate != null || key != null) {
      throw usage("--cert and --key belong together: give both, or --tls alone.");
    }
    if (!tls) {
      return null;
    }
    try {
      return new SelfSignedCertificate(CacheFolder.of(environment).resolve("tls"))
          .files(host, Instant.now());
    } catch (IOException e) {
      throw new ServerStartException(
          "A certificate cannot be made: %s. Give one with --cert and --key."
              .formatted(e.getMessage()),
          e);
    }
  }

  private void requireReadable(String option, Path file) {
    if (!Files.isReadable(file)) {
      throw usage(option + ": there is no readable file " + file + ".");
    }
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
