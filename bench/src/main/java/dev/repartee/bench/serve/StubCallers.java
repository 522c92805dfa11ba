package dev.repartee.bench.serve;

import dev.repartee.bench.caller.Speech;
import dev.repartee.bench.caller.Utterance;
import dev.repartee.server.AgentRuntime;
import dev.repartee.server.wiring.NoProviderException;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * What callers under load say: a question of 2.4 s and an interruption of 1.8 s, without a pause in
 * them, so that real voice activity detection has to work for it.
 *
 * @param question what they ask
 * @param interruption what they say over the answer
 */
public record StubCallers(Utterance question, Utterance interruption) {
  private static final String QUESTION =
      "Could you please tell me a little more about all of that?";
  private static final String INTERRUPTION = "Actually I would like something else now.";

  /** Has our own voice say it; the voice is shut down again. Blocks. */
  public static StubCallers speak(PrintWriter err) throws IOException, NoProviderException {
    try (AgentRuntime runtime = StubServer.runtime("speaker-agent.yaml", err)) {
      Speech speech = new Speech(runtime.providers().forConversations().voice());
      return new StubCallers(speech.spoken(QUESTION).await(), speech.spoken(INTERRUPTION).await());
    }
  }
}
