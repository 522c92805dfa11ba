package dev.repartee.bench.capacity;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long each number of calls is measured, for commands that raise it step by step. */
public final class RampOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long each is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long each goes on before that. Default: ${DEFAULT-VALUE}.")
  private int settleSeconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "How long a few calls warm the server up. Default: ${DEFAULT-VALUE}.")
  private int warmUpSeconds;

  int seconds() {
    return seconds;
  }

  int settleSeconds() {
    return settleSeconds;
  }

  int warmUpSeconds() {
    return warmUpSeconds;
  }

  /**
   * The numbers of calls, as they were given.
   *
   * @throws ParameterException if they cannot be climbed, or nothing would be measured
   */
  public List<Integer> rising(List<Integer> steps) {
    int last = 0;
    for (int calls : steps) {
      if (calls <= last) {
        throw wrong("--steps must be numbers of calls that go up, such as 1,8,32, not " + steps);
      }
      last = calls;
    }
    if (seconds < 1) {
      throw wrong("--seconds must be at least 1, not " + seconds);
    }
    if (settleSeconds < 0 || warmUpSeconds < 0) {
      throw wrong("--settle and --warm-up must not be negative");
    }
    return steps;
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
