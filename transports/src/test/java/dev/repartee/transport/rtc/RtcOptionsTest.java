package dev.repartee.transport.rtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.transport.rtc.ice.PortRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtcOptionsTest {
  private static final List<InetSocketAddress> OWN =
      List.of(at("10.0.0.5", 50_000), at("fd00::5", 50_001));

  @Test
  void tellsThePublicAddressFirstWithThePortOfItsKind() throws UnknownHostException {
    RtcOptions options =
        RtcOptions.withMaxCalls(1)
            .reachedAt(InetAddress.getByName("192.0.2.7"), PortRange.of("50000-50001"));
    assertEquals(List.of(at("192.0.2.7", 50_000), OWN.get(0), OWN.get(1)), options.told(OWN));
  }

  @Test
  void tellsTheMachinesOwnAddressesElse() {
    assertEquals(OWN, RtcOptions.withMaxCalls(1).told(OWN));
  }

  @Test
  void doesNotTellAnAddressTwice() throws UnknownHostException {
    RtcOptions options =
        RtcOptions.withMaxCalls(1)
            .reachedAt(InetAddress.getByName("10.0.0.5"), new PortRange(0, 0));
    assertEquals(OWN, options.told(OWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50000", "a-b", "1-2-3", "60000-50000"})
  void saysWhatPortsMustLookLike(String text) {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> PortRange.of(text));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("media ports must"), message);
  }

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(address, port);
  }
}
