package dev.repartee.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.repartee.server.ServerVersion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: finds the commands, runs one, and ends with its exit code. */
@Command(
    name = "./repartee",
    mixinStandardHelpOptions = true,
    versionProvider = Repartee.Version.class,
    scope = ScopeType.INHERIT,
    description = "Conversational voice agents: talk to one, serve one, measure one.",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    parameterListHeading = "%nParameters:%n",
    footerHeading = "%n",
    footer = {
      "Also: ./repartee test [MAVEN OPTIONS] prepares the machine and runs the whole test suite.",
      "Results go to standard output, everything else to standard error.",
      "Exit codes: 0 fine, 1 failed, 2 used wrongly."
    })
public final class Repartee {
  private Repartee() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    FailureReporter reporter = FailureReporter.of(System.getenv());
    CommandLine commandLine = commandLine(ServiceLoader.load(LauncherCommand.class), reporter);
    int exitCode = reporter.guard(commandLine, () -> commandLine.execute(arguments));
    endStandardOutput();
    System.exit(exitCode);
  }

  /** The WebRTC library prints to it while the JVM ends, which would spoil what a machine reads. */
  private static void endStandardOutput() {
    System.out.flush();
    try (FileOutputStream output = new FileOutputStream(FileDescriptor.out)) {
      output.flush();
    } catch (IOException e) {
      LoggerFactory.getLogger(Repartee.class).debug("Standard output was closed already", e);
    }
  }

  /** The launcher's command line with these commands. */
  static CommandLine commandLine(
      Iterable<? extends LauncherCommand> commands, FailureReporter reporter) {
    CommandLine commandLine = new CommandLine(new Repartee());
    commands.forEach(commandLine::addSubcommand);
    return commandLine
        .setExecutionExceptionHandler(reporter)
        .setParameterExceptionHandler(new UsageErrorReporter())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log details, with stack traces, to standard error.")
  void logDetails(boolean wanted) {
    if (wanted && LoggerFactory.getLogger("dev.repartee") instanceof Logger ours) {
      ours.setLevel(Level.DEBUG);
    }
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "repartee " + ServerVersion.current(),
        "Java " + Runtime.version() + " on ${os.name} ${os.arch}"
      };
    }
  }
}
