package dev.repartee.transport.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.repartee.engine.audio.AudioFrame;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The native objects of one peer connection, and the order in which they come and go.
 *
 * <p>All but {@link #push} is called on the engine's native thread.
 */
final class NativePeer {
  private final PeerEvents events;
  private final RTCPeerConnection connection;
  private final CustomAudioSource source = new CustomAudioSource();
  private final byte[] wireBytes = new byte[2 * WebRtcPeer.WIRE_FRAME_SAMPLES];

  NativePeer(PeerConnectionFactory factory, RTCConfiguration configuration, PeerEvents events) {
    this.events = events;
    connection = factory.createPeerConnection(configuration, events);
    AudioTrack track = factory.createAudioTrack("voice", source);
    connection.addTrack(track, List.of("repartee"));
  }

  RTCPeerConnection connection() {
    return connection;
  }

  PeerEvents events() {
    return events;
  }

  void openChannel() {
    events.adopt(connection.createDataChannel(WebRtcPeer.CHANNEL, new RTCDataChannelInit()));
  }

  /**
   * Hands 10 ms to the encoder's thread. On the peer's context, one at a time, and never again when
   * {@link #close} has been asked for: the library does not guard the one against the other.
   */
  void push(AudioFrame tenMillis) {
    tenMillis.writeLittleEndian(wireBytes, 0);
    source.pushAudio(wireBytes, 16, WebRtcPeer.WIRE_RATE_HZ, 1, WebRtcPeer.WIRE_FRAME_SAMPLES);
  }

  /** Asks for the round trip; the answer comes on a native thread. */
  void measureRoundTrip(Consumer<OptionalDouble> seconds) {
    connection.getStats(report -> seconds.accept(roundTrip(report)));
  }

  /** Asks how sound arrives; the answer comes on a native thread. */
  void measureReception(Consumer<Reception> reception) {
    connection.getStats(report -> reception.accept(reception(report)));
  }

  /**
   * Closes everything: first what calls back, then the connection, then what it used. The local
   * track is left to the connection, which holds it to its end.
   */
  void close() {
    events.detach();
    connection.close();
    RTCDataChannel channel = events.channel();
    if (channel != null) {
      channel.dispose();
    }
    source.dispose();
  }

  private static OptionalDouble roundTrip(RTCStatsReport report) {
    for (RTCStats stats : report.getStats().values()) {
      if (stats.getType() == RTCStatsType.CANDIDATE_PAIR
          && Boolean.TRUE.equals(stats.getAttributes().get("nominated"))
          && stats.getAttributes().get("currentRoundTripTime") instanceof Double seconds) {
        return OptionalDouble.of(seconds);
      }
    }
    return OptionalDouble.empty();
  }

  private static Reception reception(RTCStatsReport report) {
    for (RTCStats stats : report.getStats().values()) {
      if (stats.getType() == RTCStatsType.INBOUND_RTP) {
        Map<String, Object> values = stats.getAttributes();
        return new Reception(
            count(values, "totalSamplesReceived"),
            count(values, "concealedSamples"),
            count(values, "silentConcealedSamples"),
            count(values, "packetsLost"));
      }
    }
    return Reception.NONE;
  }

  private static long count(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
