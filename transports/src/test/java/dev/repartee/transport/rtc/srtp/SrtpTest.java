package dev.repartee.transport.rtc.srtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.rtc.srtp.SrtpMasterKeys.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SOURCE = 0x1234_5678;
  private static final int HEADER_BYTES = 12;
  private static final int SOUND_BYTES = 100;

  @Test
  void derivesKeysAsTheStandardShows() throws Exception {
    // RFC 3711, appendix B.3.
    SrtpDirectionKeys keys =
        new SrtpDirectionKeys(
            SrtpProfile.AES128_CM_HMAC_SHA1_80,
            HEX.parseHex("e1f97a0d3e018be0d64fa32c06de4139"),
            HEX.parseHex("0ec675ad498afeebb6960b3aabe6"));
    assertEquals("c61e7a93744f39ee10734afe3ff7a087", HEX.formatHex(keys.derive(0, 16)));
    assertEquals("30cbbc08863d8c85d49db34a9ae1", HEX.formatHex(keys.derive(2, 14)));
    assertEquals("cebe321f6ff7716b6fd4ab49af256a156d38baa4", HEX.formatHex(keys.derive(1, 20)));
  }

  @Test
  void sealsAndOpensASoundPacketAsTheStandardShows() throws Exception {
    // RFC 7714, section 16.1.1.
    PacketCipher cipher =
        new AeadPacketCipher(
            HEX.parseHex("000102030405060708090a0b0c0d0e0f"),
            HEX.parseHex("517569642070726f2071756f"));
    String header = "8040f17b8041f8d35501a0b2";
    String plain =
        "47616c6c696120657374206f6d6e697320646976697361" + "20696e207061727465732074726573";
    byte[] packet = Arrays.copyOf(HEX.parseHex(header + plain), 12 + 38 + 16);
    int length = cipher.sealSound(packet, 12, 50, 0x5501a0b2, 0xf17b);
    assertEquals(
        header
            + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
            + "899d7f27beb16a9152cf765ee4390cce",
        HEX.formatHex(packet, 0, length));
    assertEquals(50, cipher.openSound(packet, 12, length, 0x5501a0b2, 0xf17b));
    assertEquals(header + plain, HEX.formatHex(packet, 0, 50));
  }

  @ParameterizedTest
  @EnumSource
  void opensWhatTheOtherSideSealed(SrtpProfile profile) throws Exception {
    SrtpMasterKeys keys = keys(profile);
    SrtpReceiver receiver = new SrtpReceiver(keys);
    PacketCipher browser = keys.of(Role.CLIENT).rtpCipher();
    for (long index = 60_000; index < 140_000; index += 7) {
      byte[] packet = sound(index);
      byte[] plain = Arrays.copyOf(packet, HEADER_BYTES + SOUND_BYTES);
      int sealed = browser.sealSound(packet, HEADER_BYTES, plain.length, SOURCE, index);
      assertFalse(Arrays.equals(plain, Arrays.copyOf(packet, plain.length)));
      assertEquals(plain.length, receiver.openSound(packet, sealed), "index " + index);
      assertArrayEquals(plain, Arrays.copyOf(packet, plain.length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensEachPacketOnce(SrtpProfile profile) throws Exception {
    SrtpMasterKeys keys = keys(profile);
    SrtpReceiver receiver = new SrtpReceiver(keys);
    byte[] first = sealed(keys, 100);
    byte[] second = sealed(keys, 101);
    assertTrue(receiver.openSound(second.clone(), second.length) > 0);
    assertTrue(receiver.openSound(first.clone(), first.length) > 0, "late is not too late");
    assertEquals(-1, receiver.openSound(first.clone(), first.length));
    assertEquals(-1, receiver.openSound(second.clone(), second.length));
    byte[] farAhead = sealed(keys, 300);
    assertTrue(receiver.openSound(farAhead.clone(), farAhead.length) > 0);
    byte[] tooOld = sealed(keys, 150);
    assertEquals(-1, receiver.openSound(tooOld, tooOld.length));
  }

  @ParameterizedTest
  @EnumSource
  void opensNothingThatHasChangedOrIsCutOff(SrtpProfile profile) throws Exception {
    SrtpMasterKeys keys = keys(profile);
    SrtpReceiver receiver = new SrtpReceiver(keys);
    byte[] genuine = sealed(keys, 100);
    for (int i = 0; i < genuine.length; i++) {
      byte[] changed = genuine.clone();
      changed[i] ^= 0x10;
      assertEquals(-1, receiver.openSound(changed, changed.length), "byte " + i);
    }
    for (int length = 0; length < genuine.length; length++) {
      assertEquals(-1, receiver.openSound(genuine.clone(), length), "length " + length);
    }
    assertTrue(receiver.openSound(genuine, genuine.length) > 0);
  }

  @ParameterizedTest
  @EnumSource
  void sealsControlPacketsAndOpensThemOnce(SrtpProfile profile) throws Exception {
    SrtpMasterKeys keys = keys(profile);
    PacketCipher browser = keys.of(Role.CLIENT).rtcpCipher();
    SrtpReceiver receiver = new SrtpReceiver(keys);
    byte[] packet = Arrays.copyOf(HEX.parseHex("80c8000112345678" + "01020304"), 64);
    int sealed = browser.sealControl(packet, 12, SOURCE, 5);
    for (int i = 0; i < sealed; i++) {
      byte[] changed = packet.clone();
      changed[i] ^= 1;
      assertEquals(-1, receiver.openControl(changed, sealed), "byte " + i);
    }
    for (int length = 0; length < sealed; length++) {
      assertEquals(-1, receiver.openControl(packet.clone(), length), "length " + length);
    }
    byte[] again = packet.clone();
    assertEquals(12, receiver.openControl(packet, sealed));
    assertEquals("80c800011234567801020304", HEX.formatHex(packet, 0, 12));
    assertEquals(-1, receiver.openControl(again, sealed));
  }

  @ParameterizedTest
  @EnumSource
  void sealsForTheOtherDirectionWithOtherKeys(SrtpProfile profile) throws Exception {
    SrtpMasterKeys keys = keys(profile);
    byte[] packet = sound(70_000);
    int sealed = new SrtpSender(keys).sealSound(packet, HEADER_BYTES + SOUND_BYTES, 70_000);
    assertTrue(sealed <= HEADER_BYTES + SOUND_BYTES + SrtpSender.MAX_ADDED_BYTES);
    assertEquals(-1, new SrtpReceiver(keys).openSound(packet.clone(), sealed), "its own echo");
    PacketCipher browser = keys.of(Role.SERVER).rtpCipher();
    assertEquals(
        HEADER_BYTES + SOUND_BYTES,
        browser.openSound(packet, HEADER_BYTES, sealed, SOURCE, 70_000));
  }

  @Test
  void survivesGarbage() throws Exception {
    SrtpReceiver receiver = new SrtpReceiver(keys(SrtpProfile.AEAD_AES_128_GCM));
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      assertEquals(-1, receiver.openSound(garbage.clone(), garbage.length));
      assertEquals(-1, receiver.openControl(garbage, garbage.length));
    }
  }

  @Test
  void takesTheBestOfWhatIsOffered() {
    assertEquals(Optional.of(SrtpProfile.AEAD_AES_128_GCM), SrtpProfile.best(1, 8, 7));
    assertEquals(Optional.of(SrtpProfile.AES128_CM_HMAC_SHA1_80), SrtpProfile.best(2, 1));
    assertEquals(Optional.empty(), SrtpProfile.best(2));
  }

  private static byte[] sealed(SrtpMasterKeys keys, long index) throws Exception {
    byte[] packet = sound(index);
    int length =
        keys.of(Role.CLIENT)
            .rtpCipher()
            .sealSound(packet, HEADER_BYTES, HEADER_BYTES + SOUND_BYTES, SOURCE, index);
    return Arrays.copyOf(packet, length);
  }

  private static byte[] sound(long index) {
    byte[] packet = new byte[HEADER_BYTES + SOUND_BYTES + SrtpSender.MAX_ADDED_BYTES];
    new Random(index).nextBytes(packet);
    ByteBuffer.wrap(packet).putShort((short) 0x806f).putShort((short) index).putInt(8, SOURCE);
    return packet;
  }

  private static SrtpMasterKeys keys(SrtpProfile profile) {
    byte[] exported = new byte[SrtpMasterKeys.exportedBytes(profile)];
    new Random(7).nextBytes(exported);
    return new SrtpMasterKeys(profile, exported);
  }
}
