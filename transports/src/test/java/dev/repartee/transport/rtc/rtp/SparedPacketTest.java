package dev.repartee.transport.rtc.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.rtc.rtp.SparedPacket.Block;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparedPacketTest {
  @Test
  void readsWhatSpareCopiesWrites() {
    SpareCopies copies = new SpareCopies(111, 480, 10);
    byte[] packet = new byte[2 + copies.maxBytes()];
    copies.keep(new byte[] {1}, 1);
    copies.keep(new byte[] {2, 2}, 2);
    int length = copies.write(new byte[] {3, 3, 3}, 3, 2, packet, 2);
    assertEquals(
        List.of(new Block(111, 11, 1), new Block(111, 12, 2), new Block(111, 14, 3)),
        SparedPacket.blocks(packet, 2, length));
  }

  @Test
  void readsAPacketWithoutCopies() {
    assertEquals(List.of(new Block(111, 1, 2)), blocks("6f0102"));
  }

  @Test
  void findsNothingInPacketsThatAreCutOff() {
    assertEquals(List.of(), blocks(""));
    assertEquals(List.of(), blocks("ef0780"));
    assertEquals(List.of(), blocks("ef078001"));
    assertEquals(List.of(), blocks("ef0780056f01"));
  }

  @Test
  void staysWithinAnyPacket() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      byte[] garbage = new byte[random.nextInt(60)];
      random.nextBytes(garbage);
      for (Block block : SparedPacket.blocks(garbage, 0, garbage.length)) {
        assertTrue(block.offset() + block.length() <= garbage.length);
      }
    }
  }

  private static List<Block> blocks(String hex) {
    byte[] packet = HexFormat.of().parseHex(hex);
    return SparedPacket.blocks(packet, 0, packet.length);
  }
}
