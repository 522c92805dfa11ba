package dev.repartee.engine;

/** What one call has otherwise than the other calls of its agent. */
public interface CallSettings {
  /** Nothing. */
  CallSettings NONE = new CallSettings() {};

  /** Who talks in this call, made of the agent who talks in the others. */
  default AgentProfile agent(AgentProfile usual) {
    return usual;
  }

  /** What the agent hears, thinks and speaks with, made of what it does so with in the others. */
  default Providers providers(Providers usual) {
    return usual;
  }
}
