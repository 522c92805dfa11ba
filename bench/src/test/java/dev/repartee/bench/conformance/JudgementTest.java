package dev.repartee.bench.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTest {
  private static final String REPORT =
      """
      {"scenario": {"name": "talk"},
       "assertions": [
         {"key": "max_barge_in_stop_ms", "limit": 250, "actual": 300.5, "passed": false},
         {"key": "max_missed_responses", "limit": 0, "actual": 0, "passed": true}],
       "sessions": [{"turns": [
         {"id": "question", "expect": "respond", "response_latency_ms": 640.0,
          "stop_latency_ms": null, "transcript": "Hello.", "passed": true, "notes": []},
         {"id": "cough", "expect": "ignore", "passed": false, "notes": ["agent stopped", "why"]}]}]}
      """;

  @Test
  void readsWhatVoicebenchMeasured() {
    Judgement judgement = Judgement.of(new JsonObject(REPORT));

    assertEquals("talk", judgement.scenario());
    Judgement.Turn question = judgement.turns().get(0);
    assertEquals(640.0, question.responseMs());
    assertNull(question.stopMs());
    assertEquals("Hello.", question.transcript());
    assertTrue(question.passed());
  }

  @Test
  void saysWhichTurnsAndLimitsFailedAndWhy() {
    assertEquals(
        List.of(
            "talk, turn cough: agent stopped; why",
            "talk: max_barge_in_stop_ms is 300.5, but the limit is 250"),
        Judgement.of(new JsonObject(REPORT)).failures());
  }

  @Test
  void aJudgeThatCannotRunIsAFailureWithItsOwnWords(@TempDir Path folder) throws Exception {
    Path scenario = Voicebench.unpack("conversation", folder);
    Judgement judgement = new Voicebench(Path.of("/bin/false"), "ws://localhost:1").play(scenario);

    assertEquals(1, judgement.failures().size());
    assertTrue(judgement.failures().get(0).startsWith("conversation: "));
  }
}
