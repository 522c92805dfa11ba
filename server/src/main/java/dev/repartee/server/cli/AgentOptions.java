package dev.repartee.server.cli;

import dev.repartee.server.AgentRuntime;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.StoredModels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --agent}, for commands to mix in, and what it takes to start that agent. */
public final class AgentOptions {
  /** Where the project's own folders are; the launcher script sets it. */
  static final String HOME_PROPERTY = "repartee.home";

  @Option(
      names = "--agent",
      paramLabel = "DIR",
      description = "Folder that holds the agent; the front desk of the demos if not given.")
  private @Nullable Path folder;

  /**
   * Starts the agent, fetching its models first if need be. Blocks.
   *
   * @param environment the process's variables
   * @param err where progress is shown
   */
  public AgentRuntime start(Map<String, String> environment, PrintWriter err)
      throws NoProviderException {
    return start(folder(), environment, err);
  }

  /**
   * Starts the agent of a folder, fetching its models first if need be. Blocks.
   *
   * @param environment the process's variables
   * @param err where progress is shown
   */
  public static AgentRuntime start(Path folder, Map<String, String> environment, PrintWriter err)
      throws NoProviderException {
    try (FetchProgress progress = FetchProgress.on(err)) {
      return AgentRuntime.start(folder, StoredModels.ofUser(environment, progress));
    }
  }

  /** The folder of the agent. */
  public Path folder() {
    return folder != null
        ? folder
        : Path.of(System.getProperty(HOME_PROPERTY, ""), "demos", "front-desk");
  }
}
