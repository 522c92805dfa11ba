package dev.repartee.transport.rtc.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SpareCopiesTest {
  private final SpareCopies copies = new SpareCopies(111, 480, 10);
  private final byte[] packet = new byte[1 + copies.maxBytes()];

  @Test
  void carriesWhatThereIsAlready() {
    assertEquals("6f01", written(2, 1));
    assertEquals("ef078001" + "6f" + "01" + "0202", written(2, 2, 2));
    // 960 ticks before, 1 byte; 480 ticks before, 2 bytes; this one.
    assertEquals("ef0f0001" + "ef078002" + "6f" + "01" + "0202" + "03", written(2, 3));
    assertEquals("ef078001" + "6f" + "03" + "04", written(1, 4));
    assertEquals("6f05", written(0, 5));
  }

  @Test
  void needsNoMoreRoomThanItSays() {
    byte[] longest = new byte[10];
    for (int i = 0; i < 5; i++) {
      int length = copies.write(longest, longest.length, SpareCopies.MAX_COPIES, packet, 1);
      assertTrue(length <= copies.maxBytes());
      copies.keep(longest, longest.length);
    }
  }

  private String written(int count, int... values) {
    byte[] payload = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      payload[i] = (byte) values[i];
    }
    int length = copies.write(payload, payload.length, count, packet, 1);
    copies.keep(payload, payload.length);
    return HexFormat.of().formatHex(packet, 1, 1 + length);
  }
}
