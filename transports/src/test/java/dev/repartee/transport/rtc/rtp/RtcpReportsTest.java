package dev.repartee.transport.rtc.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two ends that report to each other. */
class RtcpReportsTest {
  private static final long SECOND = 1_000_000_000L;

  private final RtpSender here = new RtpSender(new Random(1));
  private final RtpSender there = new RtpSender(new Random(2));
  private final RtcpReports ofHere = new RtcpReports(here, "here");
  private final RtcpReports ofThere = new RtcpReports(there, "there");
  private final ReceptionStatistics heardHere = new ReceptionStatistics();
  private final ReceptionStatistics heardThere = new ReceptionStatistics();
  private final byte[] packet = new byte[200];

  @Test
  void measuresTheRoundTripLessTheTimeThatTheOtherSideHeldTheReport() {
    assertTrue(ofHere.roundTripSeconds().isEmpty());
    int length = ofHere.write(packet, there.source(), heardHere, 100 * SECOND);
    ofThere.read(packet, length, 7_000 * SECOND);
    length = ofThere.write(packet, here.source(), heardThere, 7_003 * SECOND);
    ofHere.read(packet, length, 103 * SECOND + SECOND / 8);
    assertEquals(0.125, ofHere.roundTripSeconds().orElseThrow(), 0.001);
  }

  @Test
  void tellsTheLossOnTheWay() {
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 0 || i == 0) {
        heardThere.note(65_500 + i & 0xffff, 480 * i, 480 * i);
      }
    }
    int length = ofThere.write(packet, here.source(), heardThere, SECOND);
    ofHere.read(packet, length, SECOND);
    assertEquals(0.24, ofHere.lossRate(), 0.01);
    length = ofThere.write(packet, here.source(), heardThere, 2 * SECOND);
    ofHere.read(packet, length, 2 * SECOND);
    assertEquals(0, ofHere.lossRate(), "since then nothing was lost");
  }

  @Test
  void writesWholeWordsAndItsName() {
    int length = ofHere.write(packet, 5, heardHere, SECOND);
    assertEquals(0, length % 4);
    assertTrue(length <= RtcpReports.MAX_BYTES);
    ByteBuffer written = ByteBuffer.wrap(packet, 0, length);
    int firstBytes = 4 + 4 * written.getShort(2);
    assertEquals(length, firstBytes + 4 + 4 * written.getShort(firstBytes + 2));
  }

  @Test
  void survivesGarbage() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      byte[] garbage = new byte[random.nextInt(120)];
      random.nextBytes(garbage);
      if (garbage.length > 4) {
        garbage[1] = (byte) (200 + random.nextInt(2));
        garbage[2] = 0;
        garbage[3] = (byte) random.nextInt(30);
      }
      ofHere.read(garbage, garbage.length, SECOND);
    }
    assertEquals(0, ofHere.lossRate());
  }

  @Test
  void countsSequenceNumbersOnBeyondTheirEnd() {
    assertEquals(65_536 + 65_534, heardHere.note(65_534, 0, 0));
    assertEquals(65_536 + 65_536, heardHere.note(0, 960, 960));
    assertEquals(65_536 + 65_535, heardHere.note(65_535, 480, 980), "which was overtaken");
    assertEquals(0, heardHere.lost());
  }
}
