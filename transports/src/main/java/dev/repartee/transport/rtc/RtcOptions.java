package dev.repartee.transport.rtc;

import dev.repartee.transport.rtc.ice.PortRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about calls.
 *
 * @param ports UDP ports for media; one for each event loop and address of the machine is enough
 * @param maxCalls calls at a time; more are refused
 * @param lostAfter how long a connection may be without any sign of life before it counts as lost
 * @param publicAddress under which this machine is reached from outside, if a router that
 *     translates addresses stands before it; the ports must be the same on both sides of it
 */
public record RtcOptions(
    PortRange ports, int maxCalls, Duration lostAfter, @Nullable InetAddress publicAddress) {
  /** As long as most people wait for a voice to come back; a lift or a tunnel takes less. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(35);

  public RtcOptions {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("maxCalls must be at least 1, but is " + maxCalls);
    }
    if (lostAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("lostAfter must be at least 1 s, but is " + lostAfter);
    }
  }

  /** Without a public address other than the machine's own. */
  public RtcOptions(PortRange ports, int maxCalls, Duration lostAfter) {
    this(ports, maxCalls, lostAfter, null);
  }

  /** Any ports, and so many calls. */
  public static RtcOptions withMaxCalls(int maxCalls) {
    return new RtcOptions(new PortRange(0, 0), maxCalls, LOST_AFTER);
  }

  /** The same, but reached from outside in another way. */
  public RtcOptions reachedAt(@Nullable InetAddress newPublicAddress, PortRange newPorts) {
    return new RtcOptions(newPorts, maxCalls, lostAfter, newPublicAddress);
  }

  /** What to tell browsers of these addresses of the machine: the public one comes first. */
  List<InetSocketAddress> told(List<InetSocketAddress> own) {
    InetAddress outside = publicAddress;
    if (outside == null) {
      return own;
    }
    List<InetSocketAddress> told = new ArrayList<>(own);
    own.stream()
        .filter(
            address ->
                address.getAddress() instanceof Inet4Address == outside instanceof Inet4Address)
        .filter(address -> !address.getAddress().equals(outside))
        .findFirst()
        .ifPresent(address -> told.add(0, new InetSocketAddress(outside, address.getPort())));
    return List.copyOf(told);
  }
}
