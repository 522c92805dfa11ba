package dev.repartee.transport.rtc.ice;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The addresses under which this machine can be reached. */
final class HostAddresses {
  /** A browser checks each of them; more than these few are those of virtual machines. */
  private static final int MAX_ADDRESSES = 4;

  private HostAddresses() {}

  /**
   * Looks them up now, for they come and go. Those of IPv4 first; the loopback address only if
   * there is no other. Blocks for a moment.
   */
  static List<InetAddress> find() throws SocketException {
    List<InetAddress> found = new ArrayList<>();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      if (network.isUp() && !network.isLoopback()) {
        network.inetAddresses().filter(HostAddresses::isUsable).forEach(found::add);
      }
    }
    if (found.isEmpty()) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    found.sort(Comparator.comparing(address -> !(address instanceof Inet4Address)));
    return List.copyOf(found.subList(0, Math.min(found.size(), MAX_ADDRESSES)));
  }

  private static boolean isUsable(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !address.isAnyLocalAddress();
  }
}
