package dev.repartee.transport.rtc.ice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/** With the messages that RFC 5769 gives to test against. */
class StunTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Section 2.1: username "evtj:h6vY", by an agent that calls itself "STUN test client". */
  private static final byte[] REQUEST =
      HEX.parseHex(
          "000100582112a442b7e7a701bc34d686fa87dfae"
              + "802200105354554e207465737420636c69656e74"
              + "002400046e0001ff"
              + "80290008932ff9b151263b36"
              + "000600096576746a3a68367659202020"
              + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
              + "80280004e57a3bcf");

  private final Mac mac = Checks.mac("VOkJxbRl1RmTxUk/WvJxBt");

  @Test
  void readsARequestAndKnowsItsSender() {
    StunRequest request = StunRequest.read(REQUEST, REQUEST.length);
    assertNotNull(request);
    assertEquals("evtj:h6vY", request.username());
    assertFalse(request.useCandidate());
    assertTrue(request.isSignedWith(mac));
    assertFalse(request.isSignedWith(Checks.mac("another password")));
  }

  @Test
  void refusesARequestOfWhichAnyByteHasChanged() {
    for (int i = 0; i < REQUEST.length; i++) {
      byte[] changed = REQUEST.clone();
      changed[i] ^= 1;
      assertNull(StunRequest.read(changed, changed.length), "byte " + i);
    }
  }

  @Test
  void refusesARequestThatIsCutOff() {
    for (int length = 0; length < REQUEST.length; length++) {
      assertNull(StunRequest.read(REQUEST, length), "length " + length);
    }
  }

  @Test
  void survivesGarbage() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] garbage = new byte[20 + 4 * random.nextInt(30)];
      random.nextBytes(garbage);
      System.arraycopy(REQUEST, 0, garbage, 0, 8);
      garbage[3] = (byte) (garbage.length - 20);
      assertNull(StunRequest.read(garbage, garbage.length));
    }
  }

  @Test
  void answersWithTheAddressOfTheSender() throws Exception {
    byte[] id = Arrays.copyOfRange(REQUEST, 8, 20);
    InetSocketAddress sender = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32_853);
    byte[] response = StunResponse.success(id, sender, mac);
    assertEquals("0101002c2112a442", HEX.formatHex(response, 0, 8));
    assertArrayEquals(id, Arrays.copyOfRange(response, 8, 20));
    // The value of section 2.2, which is for the same address and the same id.
    assertEquals("002000080001a147e112a643", HEX.formatHex(response, 20, 32));
    assertSigned(response);
  }

  @Test
  void answersOverIpv6() throws Exception {
    byte[] id = Arrays.copyOfRange(REQUEST, 8, 20);
    InetAddress address = InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677");
    byte[] response = StunResponse.success(id, new InetSocketAddress(address, 32_853), mac);
    // The value of section 2.3.
    assertEquals(
        "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9", HEX.formatHex(response, 20, 44));
    assertSigned(response);
  }

  private void assertSigned(byte[] response) {
    int integrityAt = response.length - 32;
    assertArrayEquals(
        StunRequest.integrity(response, integrityAt, mac),
        Arrays.copyOfRange(response, integrityAt + 4, integrityAt + 24));
    assertEquals(
        HexFormat.of().toHexDigits(StunRequest.fingerprint(response, response.length - 8)),
        HEX.formatHex(response, response.length - 4, response.length));
  }
}
