package dev.repartee.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentTest {
  private final StringWriter progress = new StringWriter();
  private final Path folder;
  private final PythonEnvironment environment;

  PythonEnvironmentTest(@TempDir Path folder) {
    this.folder = folder;
    this.environment = new PythonEnvironment(folder.resolve("peer"), new PrintWriter(progress));
  }

  @Test
  void saysThatPythonIsMissingAndWhatToDo() {
    String missing = folder.resolve("no-python").toString();
    String message = refusal(missing);
    assertTrue(
        message.startsWith(
            "Python 3.11 or later with venv and pip is needed, but there is no " + missing + "."),
        message);
    assertTrue(message.contains("apt-get install python3 python3-venv"), message);
    assertTrue(message.contains("--python"), message);
    assertEquals("", progress.toString());
  }

  @Test
  void saysWhatIsWrongWithAPythonThatWillNotDo() throws IOException {
    String message = refusal(program("echo it lacks venv or pip >&2; exit 1"));
    assertTrue(message.contains("will not do: it lacks venv or pip. Install"), message);
  }

  @Test
  void saysThatTheEnvironmentCouldNotBeMade() throws IOException {
    String message = refusal(program("[ \"$1\" = -c ]"));
    assertTrue(message.contains("could not make an environment in " + folder), message);
  }

  @Test
  void saysThatPipCouldNotInstallAndTriesAgainTheNextTime() throws IOException {
    String python = program(makesEnvironmentWhosePipEndsWith(1));
    assertTrue(refusal(python).startsWith("pip could not install some-package;"));
    assertTrue(refusal(python).startsWith("pip could not install some-package;"));
  }

  @Test
  void installsOnce() throws Exception {
    environment.ensure(program(makesEnvironmentWhosePipEndsWith(0)), List.of("some-package"));
    assertTrue(progress.toString().contains("setting up some-package"), progress.toString());
    assertTrue(Files.isExecutable(environment.python()));

    environment.ensure(folder.resolve("no-python").toString(), List.of("some-package"));
    assertFalse(progress.toString().lines().count() > 1, progress.toString());
  }

  private String refusal(String python) {
    return String.valueOf(
        assertThrows(
                PeerUnavailableException.class,
                () -> environment.ensure(python, List.of("some-package")))
            .getMessage());
  }

  /** A stand-in for Python, called as {@code -c CHECK} and {@code -m venv --clear FOLDER}. */
  private static String makesEnvironmentWhosePipEndsWith(int exitCode) {
    return "[ \"$1\" = -c ] && exit 0\n"
        + "mkdir -p \"$4/bin\"\n"
        + "printf '#!/bin/sh\\nexit "
        + exitCode
        + "\\n' > \"$4/bin/python\"\n"
        + "chmod +x \"$4/bin/python\"\n";
  }

  private String program(String script) throws IOException {
    Path program = folder.resolve("python-" + Integer.toHexString(script.hashCode()));
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program.toString();
  }
}
