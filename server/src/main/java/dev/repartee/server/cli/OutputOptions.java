package dev.repartee.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --json}, for commands to mix in, and the two outputs. */
public final class OutputOptions {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writer();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(names = "--json", description = "Print the result as JSON, for a machine.")
  private boolean json;

  /** Whether the result is for a machine. */
  public boolean isJson() {
    return json;
  }

  /** Standard output: the result, nothing else. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Standard error: everything that is not the result. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Prints a value as one line of JSON; names of records become snake case. */
  public void printJson(Object value) {
    try {
      out().println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result cannot be written as JSON", e);
    }
  }
}
