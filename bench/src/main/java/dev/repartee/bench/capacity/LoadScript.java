package dev.repartee.bench.capacity;

import dev.repartee.bench.caller.Utterance;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * What every caller says, cut into packets of 20 ms at 16 kHz: number 0 is silence, then come those
 * of the question, then those of the interruption.
 */
final class LoadScript {
  /** The number of the packet that is silence. */
  static final int SILENCE = 0;

  /** How long the stub voice speaks at least when nobody interrupts. */
  static final long SHORTEST_STUB_ANSWER_MS = 3_300;

  private static final int PACKET_SAMPLES = Utterance.SAMPLE_RATE_HZ * LoadLine.PACKET_MS / 1000;

  private final List<AudioFrame> packets = new ArrayList<>();
  private final int questionPackets;
  private final int interruptionPackets;

  LoadScript(Utterance question, Utterance interruption) {
    packets.add(AudioFrame.silence(PACKET_SAMPLES, Utterance.SAMPLE_RATE_HZ));
    questionPackets = cut(question.sound());
    interruptionPackets = cut(interruption.sound());
  }

  /** All packets by their numbers. */
  List<AudioFrame> packets() {
    return List.copyOf(packets);
  }

  int questionPackets() {
    return questionPackets;
  }

  int interruptionPackets() {
    return interruptionPackets;
  }

  /** The number of a packet of the question. */
  int question(int index) {
    return 1 + index;
  }

  /** The number of a packet of the interruption. */
  int interruption(int index) {
    return 1 + questionPackets + index;
  }

  private int cut(AudioFrame sound) {
    int count = 0;
    for (int from = 0; from < sound.sampleCount(); from += PACKET_SAMPLES) {
      short[] packet = new short[PACKET_SAMPLES];
      int length = Math.min(PACKET_SAMPLES, sound.sampleCount() - from);
      // The last packet ends with its last sample, so that silence begins with a packet.
      sound.copyTo(from, packet, PACKET_SAMPLES - length, length);
      packets.add(AudioFrame.copyOf(packet, Utterance.SAMPLE_RATE_HZ));
      count++;
    }
    return count;
  }
}
