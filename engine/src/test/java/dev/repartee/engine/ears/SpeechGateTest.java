package dev.repartee.engine.ears;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.ears.SpeechGate.Edge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechGateTest {
  private final SpeechGate gate = new SpeechGate();
  private long sample;

  @Test
  void opensAfterTwoWindowsOfVoiceAndDatesItBack() {
    assertEquals(List.of(Edge.NONE, Edge.NONE, Edge.STARTED), hear(0.1f, 0.9f, 0.9f));
    assertEquals(512, gate.edgeSample());
  }

  @Test
  void doesNotOpenOnAClick() {
    assertEquals(List.of(Edge.NONE, Edge.NONE, Edge.NONE), hear(0.9f, 0.1f, 0.9f));
  }

  @Test
  void closesAfterTwoSilentWindowsAndDatesItBack() {
    hear(0.9f, 0.9f);
    assertEquals(List.of(Edge.NONE, Edge.STOPPED), hear(0.1f, 0.1f));
    assertEquals(1024, gate.edgeSample());
  }

  @Test
  void staysOpenWhileTheVoiceIsUncertain() {
    hear(0.9f, 0.9f);
    assertEquals(List.of(Edge.NONE, Edge.NONE, Edge.NONE, Edge.NONE), hear(0.4f, 0.4f, 0.4f, 0.4f));
  }

  private List<Edge> hear(float... probabilities) {
    List<Edge> edges = new ArrayList<>();
    for (float probability : probabilities) {
      edges.add(gate.onWindow(probability, sample));
      sample += 512;
    }
    return edges;
  }
}
