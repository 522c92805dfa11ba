package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudibleSoundTest {
  @ParameterizedTest
  @EnumSource(names = {"LINEAR", "MU_LAW"})
  void hearsWhatIsLouderThanMinusFortyDecibels(SampleCoding coding) {
    assertFalse(isAudible(coding, 0));
    assertFalse(isAudible(coding, 250));
    assertFalse(isAudible(coding, -250));
    assertTrue(isAudible(coding, 400));
    assertTrue(isAudible(coding, -400));
  }

  private static boolean isAudible(SampleCoding coding, int level) {
    WireFormat format = new WireFormat(coding, 8_000);
    short[] samples = new short[80];
    Arrays.fill(samples, (short) level);
    List<byte[]> packets = new ArrayList<>();
    OutgoingSound.unbroken(format, 10)
        .play(AudioFrame.copyOf(samples, 8_000), packet -> packets.add(packet.clone()));
    return new AudibleSound(format).isIn(packets.get(0));
  }
}
