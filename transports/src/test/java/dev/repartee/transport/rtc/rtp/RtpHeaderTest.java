package dev.repartee.transport.rtc.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpHeaderTest {
  @Test
  void readsWhatTheSenderWrites() {
    RtpSender sender = new RtpSender(new Random(1));
    byte[] packet = new byte[20];
    int length = sender.writeHeader(packet, 111, 8, 480);
    RtpHeader first = RtpHeader.read(packet, length);
    assertNotNull(first);
    assertEquals(111, first.payloadType());
    assertEquals(sender.source(), first.source());
    assertEquals(sender.lastIndex() & 0xffff, first.sequenceNumber());
    assertEquals(12, first.payloadOffset());
    assertEquals(8, first.payloadLength());
    sender.writeHeader(packet, 111, 8, 480);
    RtpHeader second = RtpHeader.read(packet, length);
    assertNotNull(second);
    assertEquals(1, (second.sequenceNumber() - first.sequenceNumber()) & 0xffff);
    assertEquals(480, second.timestamp() - first.timestamp());
  }

  @Test
  void leavesOutSourcesExtensionAndPadding() {
    byte[] packet =
        HexFormat.of()
            .parseHex(
                "b16f0001"
                    + "00000000"
                    + "00000001"
                    + "000000aa"
                    + "bede0001"
                    + "10ff0000"
                    + "0102030405"
                    + "000003");
    RtpHeader header = RtpHeader.read(packet, packet.length);
    assertNotNull(header);
    assertEquals(24, header.payloadOffset());
    assertEquals(5, header.payloadLength());
  }

  @Test
  void refusesWhatPromisesMoreThanItHas() {
    assertNull(RtpHeader.read(new byte[12], 12), "no version");
    byte[] extended = HexFormat.of().parseHex("906f00010000000000000001bede00ff00000000");
    assertNull(RtpHeader.read(extended, extended.length));
    byte[] padded = HexFormat.of().parseHex("a06f000100000000000000010102ff");
    assertNull(RtpHeader.read(padded, padded.length));
  }

  @Test
  void tellsControlFromSound() {
    assertTrue(RtpHeader.isControl(new byte[] {(byte) 0x80, (byte) 200}, 2));
    assertFalse(RtpHeader.isControl(new byte[] {(byte) 0x80, (byte) (111 | 0x80)}, 2));
    assertFalse(RtpHeader.isControl(new byte[1], 1));
  }
}
