package dev.repartee.server;

import dev.repartee.engine.AgentProfile;
import dev.repartee.engine.Providers;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ModelFiles;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.turn.TurnOptions;
import dev.repartee.server.calls.AgentCalls;
import dev.repartee.server.calls.CallLoops;
import dev.repartee.server.calls.CallerSound;
import dev.repartee.server.config.AgentConfig;
import dev.repartee.server.config.AgentFolder;
import dev.repartee.server.wiring.AgentProviders;
import dev.repartee.server.wiring.AgentToolbox;
import dev.repartee.server.wiring.HearingSettings;
import dev.repartee.server.wiring.LineSettings;
import dev.repartee.server.wiring.NoProviderException;
import dev.repartee.server.wiring.TurnSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An agent with all that it needs to talk: its providers are loaded, and calls may come. */
public final class AgentRuntime implements AutoCloseable {
  private final Vertx vertx;
  private final InferencePool inference;
  private final AgentConfig agent;
  private final AgentProviders providers;
  private final CallerSound callerSound;
  private final AgentToolbox toolbox;
  private final CallLoops loops;
  private final AgentCalls calls;

  private AgentRuntime(
      Vertx vertx,
      InferencePool inference,
      AgentConfig agent,
      AgentProviders providers,
      AgentToolbox toolbox) {
    this.vertx = vertx;
    this.inference = inference;
    this.agent = agent;
    this.providers = providers;
    this.callerSound = CallerSound.prepare(HearingSettings.read(agent.hearing()));
    this.toolbox = toolbox;
    this.loops = Waiting.on(CallLoops.start(vertx, Runtime.getRuntime().availableProcessors()));
    this.calls = callsWith(providers.forConversations(), TurnSettings.read(agent.turn()));
  }

  /**
   * Reads an agent and loads its providers. Blocks, for minutes if models have to be fetched.
   *
   * @throws NoProviderException if a part of the conversation has no provider that works here
   * @throws dev.repartee.server.config.AgentConfigException if the agent's folder cannot be used
   * @throws dev.repartee.engine.spi.SettingsException if a setting in it is wrong
   */
  public static AgentRuntime start(Path agentFolder, ModelFiles models) throws NoProviderException {
    AgentConfig agent = new AgentFolder(agentFolder).read();
    TurnSettings.read(agent.turn());
    HearingSettings.read(agent.hearing());
    LineSettings.read(agent.lines(), agent.apology());
    // Where the system's own way to wait for sockets is not to be had, Java's does as well.
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    InferencePool inference = InferencePool.forThisMachine();
    boolean started = false;
    try {
      ProviderServices services = new ProviderServices(vertx, inference, models);
      AgentToolbox toolbox = AgentToolbox.open(agent, agentFolder, services);
      AgentProviders providers = AgentProviders.cast(agent, agentFolder, services);
      AgentRuntime runtime = new AgentRuntime(vertx, inference, agent, providers, toolbox);
      started = true;
      return runtime;
    } finally {
      if (!started) {
        inference.close();
        Waiting.onEnd("Vert.x", vertx.close());
      }
    }
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Where all neural work runs. */
  public InferencePool inference() {
    return inference;
  }

  public AgentConfig agent() {
    return agent;
  }

  public AgentProviders providers() {
    return providers;
  }

  /** The event loops for calls. */
  public CallLoops loops() {
    return loops;
  }

  public AgentCalls calls() {
    return calls;
  }

  /** Calls with the same agent, but other providers or another patience; for measurements. */
  public AgentCalls callsWith(Providers others, TurnOptions turns) {
    return new AgentCalls(
        vertx,
        others,
        new AgentProfile(
            agent.name(),
            agent.language(),
            agent.instructions(),
            agent.greeting(),
            LineSettings.read(agent.lines(), agent.apology()),
            turns,
            toolbox.forConversations()),
        callerSound);
  }

  /** What is in use and why, in plain words. */
  public List<String> report() {
    List<String> lines = new ArrayList<>(callerSound.report());
    lines.addAll(providers.report());
    lines.addAll(toolbox.report());
    return lines;
  }

  /** Ends all calls, and then everything that they used. */
  @Override
  public void close() {
    Waiting.onEnd("A call", calls.hangUpAll("The server is stopping."));
    providers.close();
    toolbox.close();
    inference.close();
    Waiting.onEnd("Vert.x", vertx.close());
  }
}
