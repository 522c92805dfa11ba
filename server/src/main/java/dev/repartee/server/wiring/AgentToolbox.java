package dev.repartee.server.wiring;

import dev.repartee.engine.AgentTools;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.engine.spi.Tool;
import dev.repartee.server.config.AgentConfig;
import dev.repartee.server.config.ToolEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tools that an agent's calls use; they serve the whole process. */
public final class AgentToolbox implements AutoCloseable {
  private final AgentTools tools;

  private AgentToolbox(AgentTools tools) {
    this.tools = tools;
  }

  /**
   * Makes the tools that the agent's file describes.
   *
   * @param folder the agent's, from which its file names others
   * @throws SettingsException if what the file says is wrong
   * @throws NoProviderException if a tool cannot serve on this machine
   */
  public static AgentToolbox open(AgentConfig agent, Path folder, ProviderServices services)
      throws NoProviderException {
    ToolUseSettings use = ToolUseSettings.read(agent.toolUse(), agent.language());
    Part<Tool> part = Part.discover("tools", "Tools", ProviderFactory.ForTools.class);
    Map<String, Tool> made = new LinkedHashMap<>();
    boolean complete = false;
    try {
      for (int i = 0; i < agent.tools().size(); i++) {
        ToolEntry entry = agent.tools().get(i);
        String field = "tools[" + i + "]";
        Tool tool =
            factory(part, entry, field)
                .create(new ProviderSettings(field, entry.settingsAsJson(), folder), services);
        String name = tool.description().name();
        if (made.putIfAbsent(name, tool) != null) {
          tool.close();
          throw new SettingsException(
              field + ".name", name + " is the name of another tool; give it its own");
        }
      }
      complete = true;
    } catch (ProviderUnavailableException e) {
      throw new NoProviderException(part.title(), List.of(String.valueOf(e.getMessage())));
    } finally {
      if (!complete) {
        made.values().forEach(Tool::close);
      }
    }
    return new AgentToolbox(use.with(new ArrayList<>(made.values())));
  }

  /** The tools as conversations use them. */
  public AgentTools forConversations() {
    return tools;
  }

  /** What can be used, in plain words; nothing if there is nothing. */
  public List<String> report() {
    if (tools.tools().isEmpty()) {
      return List.of();
    }
    String names =
        tools.descriptions().stream()
            .map(description -> description.name())
            .collect(Collectors.joining(", "));
    return List.of("%-15s %s".formatted("Tools:", names));
  }

  @Override
  public void close() {
    tools.tools().forEach(Tool::close);
  }

  private static ProviderFactory<Tool> factory(Part<Tool> part, ToolEntry entry, String field) {
    return part.candidates().stream()
        .filter(candidate -> candidate.name().equals(entry.kind()))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    field + ".kind",
                    "there is no kind of tool called "
                        + entry.kind()
                        + "; choose one of: "
                        + part.candidates().stream()
                            .map(ProviderFactory::name)
                            .collect(Collectors.joining(", "))));
  }
}
