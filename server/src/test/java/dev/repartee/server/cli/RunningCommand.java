package dev.repartee.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Runs a command line inside the test and keeps what it printed. */
record RunningCommand(int exitCode, String out, String err) {

  static RunningCommand run(Path traceFile, LauncherCommand command, String... arguments) {
    FailureReporter reporter = new FailureReporter(traceFile);
    CommandLine commandLine = Repartee.commandLine(List.of(command), reporter);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = reporter.guard(commandLine, () -> commandLine.execute(arguments));
    return new RunningCommand(exitCode, out.toString(), err.toString());
  }
}
