package dev.repartee.transport.rtvi;

import dev.repartee.engine.event.ConversationEvent.TurnLatency;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times of one answer as the protocol reports them, in seconds: {@code ttfb} is what each part
 * took until its first result, {@code processing} the whole, from the end of the caller's voice to
 * the first sound at the caller's ear. What was not measured is left out.
 */
final class RtviMetrics {
  private static final double MS_PER_SECOND = 1_000;

  private RtviMetrics() {}

  /**
   * The data of a {@code metrics} message; empty if nothing was measured.
   *
   * @param spoken whether there was a voice to be recognised
   */
  static Optional<JsonObject> of(TurnLatency latency, boolean spoken) {
    JsonArray firsts = new JsonArray();
    if (spoken) {
      add(firsts, "recognition", 0L, latency.textMs());
    }
    add(firsts, "model", latency.textMs(), latency.firstTokenMs());
    add(firsts, "voice", latency.firstPhraseMs(), latency.firstAudioMs());
    JsonArray whole = new JsonArray();
    add(whole, "answer", 0L, latency.heardMs());
    JsonObject metrics = new JsonObject();
    if (!firsts.isEmpty()) {
      metrics.put("ttfb", firsts);
    }
    if (!whole.isEmpty()) {
      metrics.put("processing", whole);
    }
    return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics);
  }

  /** A model that was asked on a guess may answer before the text is settled: that is no time. */
  private static void add(
      JsonArray to, String processor, @Nullable Long fromMs, @Nullable Long untilMs) {
    if (fromMs != null && untilMs != null && untilMs >= fromMs) {
      to.add(
          new JsonObject()
              .put("processor", processor)
              .put("value", (untilMs - fromMs) / MS_PER_SECOND));
    }
  }
}
