package dev.repartee.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.repartee.models.CacheFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells a user in one sentence why a command failed, and keeps the stack trace in a file.
 *
 * <p>The project's own exceptions bring their sentence. Any other one is a fault of the program and
 * is reported as such, with the place of the details.
 */
public final class FailureReporter implements IExecutionExceptionHandler {
  private static final System.Logger LOGGER = System.getLogger(FailureReporter.class.getName());
  private static final String OWN_PACKAGES = "dev.repartee.";

  private final Path traceFile;

  /**
   * @param traceFile where the stack trace of the last failure is kept
   */
  FailureReporter(Path traceFile) {
    this.traceFile = traceFile;
  }

  /**
   * Keeps stack traces in the project's cache.
   *
   * @param environment the process's variables
   */
  static FailureReporter of(Map<String, String> environment) {
    return new FailureReporter(CacheFolder.of(environment).resolve("last-failure.log"));
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    return report(failure, command);
  }

  /** Runs a command and reports what picocli lets through, such as a library that cannot load. */
  int guard(CommandLine command, IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return report(e, command);
    }
  }

  private int report(Throwable failure, CommandLine command) {
    LOGGER.log(Level.DEBUG, "The command failed", failure);
    PrintWriter err = command.getErr();
    if (failure.getClass().getName().startsWith(OWN_PACKAGES)) {
      err.println(failure.getMessage());
    } else {
      err.println("The command failed unexpectedly: " + failure);
      err.println(keepTrace(failure));
    }
    return ExitCode.SOFTWARE;
  }

  private String keepTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    try {
      Files.createDirectories(traceFile.toAbsolutePath().getParent());
      Files.writeString(traceFile, trace.toString(), UTF_8);
      return "Details are in " + traceFile;
    } catch (IOException e) {
      return "Run it again with --verbose to see the details.";
    }
  }
}
