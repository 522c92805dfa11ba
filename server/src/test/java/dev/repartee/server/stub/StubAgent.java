package dev.repartee.server.stub;

import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An agent that needs no models: it hears nothing, echoes what is typed, and speaks in tones. */
public final class StubAgent {
  /** A store without a single model. */
  public static final ModelFiles NO_MODELS =
      name -> {
        throw new ProviderUnavailableException("There is no model " + name + ".");
      };

  private StubAgent() {}

  /** Writes the agent into {@code folder}, and returns that. */
  public static Path in(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("agent.yaml"),
        """
        name: Echo
        instructions: Repeat.
        greeting: Welcome to the mountains.
        llm: {provider: echo}
        voice: {provider: tone}
        recognition: {provider: deaf}
        voice-activity: {provider: deaf}
        """);
    return folder;
  }
}
