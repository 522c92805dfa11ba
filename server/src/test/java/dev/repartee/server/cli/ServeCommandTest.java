package dev.repartee.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.server.stub.StubAgent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  private final Path folder;

  ServeCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aPortThatIsTakenIsToldInOneSentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RunningCommand serve =
          run("--agent", agent(), "--port", String.valueOf(other.getLocalPort()));

      assertEquals(1, serve.exitCode());
      assertEquals(1, serve.err().lines().count(), serve.err());
      assertTrue(serve.err().contains("Choose another port with --port"), serve.err());
    }
  }

  @Test
  void aHostThatIsNotOfThisMachineIsTold() throws IOException {
    RunningCommand serve = run("--agent", agent(), "--host", "192.0.2.1", "--port", "0");

    assertEquals(1, serve.exitCode());
    assertTrue(serve.err().contains("another address with --host"), serve.err());
  }

  @Test
  void aFolderWithoutAnAgentIsTold() {
    RunningCommand serve = run("--agent", folder.resolve("nobody").toString());

    assertEquals(1, serve.exitCode());
    assertTrue(serve.err().contains("name a folder that holds an agent"), serve.err());
  }

  @Test
  void aWrongSettingIsToldWithItsField() throws IOException {
    Files.writeString(
        folder.resolve("agent.yaml"),
        """
        name: R
        instructions: x
        turn: {wait-ms: soon}
        """);

    RunningCommand serve = run("--agent", folder.toString());

    assertEquals(1, serve.exitCode());
    assertTrue(serve.err().startsWith("turn.wait-ms: must be a whole number"), serve.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 70000            | --port must be from 0 to 65535
          --max-calls 0           | --max-calls must be at least 1
          --media-ports 1         | --media-ports: media ports must look like 50000-50100
          --public-address me.org | --public-address must be an IP address, but is me.org
          --cert here.pem         | --cert and --key belong together
          --cert a.pem --key b.pem| --cert: there is no readable file a.pem
          """)
  void wrongUseIsToldAndHasItsOwnExitCode(String options, String sentence) {
    RunningCommand serve = run(options.strip().split(" "));

    assertEquals(2, serve.exitCode());
    assertTrue(serve.err().contains(sentence), serve.err());
  }

  private String agent() throws IOException {
    return StubAgent.in(folder).toString();
  }

  private RunningCommand run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "serve";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Map<String, String> environment = Map.of("REPARTEE_CACHE", folder.toString());
    return RunningCommand.run(
        folder.resolve("trace.log"), new ServeCommand(environment), arguments);
  }
}
