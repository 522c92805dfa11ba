package dev.repartee.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.models.ModelUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ReparteeTest {
  private Path traceFile;

  /** A command that ends as its option says. */
  @Command(name = "end", description = "Ends.")
  static final class EndCommand implements LauncherCommand, Callable<Integer> {
    @Option(names = "--how")
    private String how = "well";

    @Override
    public Integer call() throws Exception {
      return switch (how) {
        case "refused" -> throw new ModelUnavailableException("The model is on holiday.");
        case "broken" -> throw new IllegalStateException("a wheel came off");
        case "unlinked" -> throw new UnsatisfiedLinkError("no libpulse");
        default -> 0;
      };
    }
  }

  @BeforeEach
  void nameTheTraceFile(@TempDir Path temporary) {
    traceFile = temporary.resolve("cache/last-failure.log");
  }

  @Test
  void theHelpNamesTheCommandsAndTheExitCodes() {
    RunningCommand help = run("--help");

    assertEquals(0, help.exitCode());
    assertTrue(help.out().contains("  end "), help.out());
    assertTrue(help.out().contains("Exit codes: 0 fine, 1 failed, 2 used wrongly."), help.out());
  }

  @Test
  void everyCommandHasHelp() {
    assertEquals(0, run("end", "--help").exitCode());
  }

  @Test
  void theVersionNamesTheProgramAndJava() {
    String version = run("--version").out();

    assertTrue(version.startsWith("repartee "), version);
    assertTrue(version.contains("Java " + Runtime.version()), version);
  }

  @Test
  void noCommandIsAWrongUseAndShowsTheCommands() {
    RunningCommand nothing = run();

    assertEquals(2, nothing.exitCode());
    assertEquals("", nothing.out());
    assertTrue(nothing.err().contains("Usage: ./repartee"), nothing.err());
  }

  @Test
  void anUnknownOptionIsAWrongUseAndNamesTheHelp() {
    RunningCommand wrong = run("end", "--loudly");

    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.err().contains("'--loudly'"), wrong.err());
    assertTrue(wrong.err().contains("Try: ./repartee end --help"), wrong.err());
  }

  @Test
  void aFailureOfOurOwnIsJustItsSentence() {
    RunningCommand refused = run("end", "--how=refused");

    assertEquals(1, refused.exitCode());
    assertEquals("The model is on holiday.\n", refused.err());
    assertFalse(Files.exists(traceFile));
  }

  @Test
  void anUnexpectedFailureKeepsItsStackTraceInAFile() throws IOException {
    RunningCommand broken = run("end", "--how=broken");

    assertEquals(1, broken.exitCode());
    assertTrue(broken.err().contains("a wheel came off"), broken.err());
    assertTrue(broken.err().contains("Details are in " + traceFile), broken.err());
    assertFalse(broken.err().contains("\tat "), broken.err());
    assertTrue(Files.readString(traceFile).contains("\tat "));
  }

  @Test
  void anUnexpectedFailureIsToldWhereNoFileCanBeWritten() throws IOException {
    Files.writeString(traceFile.getParent(), "in the way");

    RunningCommand broken = run("end", "--how=broken");

    assertTrue(broken.err().contains("--verbose"), broken.err());
  }

  @Test
  void aLibraryThatDoesNotLoadIsReportedLikeAnyFailure() {
    RunningCommand unlinked = run("end", "--how=unlinked");

    assertEquals(1, unlinked.exitCode());
    assertTrue(unlinked.err().contains("no libpulse"), unlinked.err());
  }

  @Test
  void theModelsCommandIsRegistered() {
    assertTrue(
        ServiceLoader.load(LauncherCommand.class).stream()
            .anyMatch(provider -> provider.type() == ModelsCommand.class));
  }

  private RunningCommand run(String... arguments) {
    return RunningCommand.run(traceFile, new EndCommand(), arguments);
  }
}
