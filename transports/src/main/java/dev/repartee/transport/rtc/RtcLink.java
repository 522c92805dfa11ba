package dev.repartee.transport.rtc;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.SpeedLimit;
import dev.repartee.transport.rtc.dtls.DtlsConnection;
import dev.repartee.transport.rtc.ice.IceCredentials;
import dev.repartee.transport.rtc.ice.IceSession;
import dev.repartee.transport.rtc.ice.LoopSockets;
import dev.repartee.transport.rtc.rtp.RtpHeader;
import dev.repartee.transport.rtc.rtp.RtpSender;
import dev.repartee.transport.rtc.sctp.DataChannel;
import dev.repartee.transport.rtc.sdp.SdpAnswer;
import dev.repartee.transport.rtc.sdp.SdpOffer;
import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a browser, which belongs together out of its parts: the way to it, the secure
 * tunnel on that way, the data channel within the tunnel, and the sound beside it. Lives on the
 * event loop of its sockets.
 */
final class RtcLink {
  /** A handshake that takes longer is one with nobody. */
  private static final int HANDSHAKE_TIMEOUT_MS = 5_000;

  private final RtcEngine engine;
  private final EventLoop loop;
  private final LoopSockets sockets;
  private final SdpOffer offer;
  private final Listener listener;
  private final IceSession way;
  private final DtlsConnection tunnel;
  private final @Nullable DataChannel channel;
  private final SdpOffer.Audio audio;
  private final RtpSender numbering;
  private IceCredentials credentials;
  private String remoteFragment;
  private @Nullable SoundLink sound;
  private final LineWatch watch;

  /** What the connection brings, on the loop. */
  interface Listener {
    /** Sound and messages can flow. */
    void onConnected();

    /** The next sound, at 16 kHz. */
    void onAudio(AudioFrame frame);

    void onChannelOpen();

    void onMessage(String text);

    void onRefusedMessage(String reason);

    void onChannelClosed();

    /** The connection has come to an end that this side did not ask for. */
    void onFailed(String reason);
  }

  /**
   * A connection that has yet to come about.
   *
   * @param watch takes note of what comes from the browser
   */
  RtcLink(
      RtcEngine engine,
      EventLoop loop,
      LoopSockets sockets,
      SdpOffer offer,
      LineWatch watch,
      Listener listener) {
    this.engine = engine;
    this.loop = loop;
    this.sockets = sockets;
    this.offer = offer;
    this.watch = watch;
    this.listener = listener;
    credentials = IceCredentials.random(engine.random());
    remoteFragment = offer.iceFragment();
    way = new IceSession(credentials, remoteFragment, new Arrivals());
    tunnel =
        new DtlsConnection(
            engine.identity(),
            offer.fingerprint(),
            engine.handshakes(),
            loop,
            HANDSHAKE_TIMEOUT_MS,
            new TunnelEvents());
    audio = offer.audio();
    numbering = new RtpSender(engine.random());
    channel = offer.data().map(this::dataChannel).orElse(null);
    sockets.add(way);
  }

  /** What to tell the browser. */
  String answer(List<InetSocketAddress> addresses) {
    return answer(offer, addresses);
  }

  private String answer(SdpOffer again, List<InetSocketAddress> addresses) {
    return new SdpAnswer(
            again, credentials, engine.identity().fingerprint(), addresses, numbering.source())
        .text();
  }

  /** Whether an offer speaks of this connection, be it of another way to the same browser. */
  boolean isOfferedBy(SdpOffer again) {
    return again.fingerprint().equals(offer.fingerprint());
  }

  /**
   * What to tell the browser that offers this connection {@linkplain #isOfferedBy again}: the same,
   * or how to find another way if it looks for one.
   */
  String answerAgain(SdpOffer again, List<InetSocketAddress> addresses) {
    if (!again.iceFragment().equals(remoteFragment)) {
      credentials = IceCredentials.random(engine.random());
      remoteFragment = again.iceFragment();
      sockets.remove(way);
      way.restart(credentials, remoteFragment);
      sockets.add(way);
    }
    return answer(again, addresses);
  }

  /** Sends the next 10 ms, and lets 10 ms pass for what comes. */
  void play(AudioFrame tenMillis) {
    SoundLink open = sound;
    if (open != null) {
      open.play(tenMillis);
    }
  }

  /** Whether the browser means to open a data channel. */
  boolean expectsChannel() {
    return channel != null;
  }

  void send(String message) {
    if (channel != null) {
      channel.send(message);
    }
  }

  /** Reports to the browser how its sound arrives; call it about once a second. */
  void report() {
    SoundLink open = sound;
    if (open != null) {
      open.report();
    }
  }

  OptionalDouble roundTripSeconds() {
    SoundLink open = sound;
    return open == null ? OptionalDouble.empty() : open.roundTripSeconds();
  }

  /** Tells the browser, and releases everything; idempotent. */
  void close() {
    if (channel != null) {
      channel.close();
    }
    tunnel.close();
    sockets.remove(way);
    sound = null;
  }

  private DataChannel dataChannel(SdpOffer.Data data) {
    return new DataChannel(
        loop,
        engine.random(),
        SdpAnswer.SCTP_PORT,
        data.port(),
        SdpAnswer.MAX_MESSAGE_BYTES,
        new ChannelEvents());
  }

  /** What comes from the way. */
  private final class Arrivals implements IceSession.Listener {
    @Override
    public void onCheck() {
      watch.onSign(false, loop.nanos());
    }

    @Override
    public void onDtls(byte[] datagram, int length) {
      tunnel.receive(datagram, length);
    }

    @Override
    public void onMedia(byte[] datagram, int length) {
      SoundLink open = sound;
      boolean isSound = !RtpHeader.isControl(datagram, length);
      if (open != null && open.receive(datagram, length)) {
        watch.onSign(isSound, loop.nanos());
      }
    }
  }

  /** What comes from the tunnel. */
  private final class TunnelEvents implements DtlsConnection.Listener {
    @Override
    public void onSend(byte[] datagram) {
      way.send(datagram, datagram.length);
    }

    @Override
    public void onConnected(SrtpMasterKeys keys) {
      Consumer<AudioFrame> ears = listener::onAudio;
      watch.onSign(false, loop.nanos());
      Runnable onTooFast = () -> listener.onFailed(SpeedLimit.TOO_FAST);
      sound = new SoundLink(loop, way, audio, numbering, keys, ears, onTooFast);
      listener.onConnected();
    }

    @Override
    public void onData(byte[] data, int length) {
      if (channel != null) {
        channel.receive(data, length);
      }
    }

    @Override
    public void onClosed(String reason) {
      listener.onFailed(reason);
    }
  }

  /** What comes from the data channel. */
  private final class ChannelEvents implements DataChannel.Listener {
    @Override
    public void onSend(byte[] packet, int length) {
      tunnel.sendData(packet, length);
    }

    @Override
    public void onOpen() {
      listener.onChannelOpen();
    }

    @Override
    public void onMessage(String text) {
      listener.onMessage(text);
    }

    @Override
    public void onRefusedMessage(String reason) {
      listener.onRefusedMessage(reason);
    }

    @Override
    public void onUnwantedChannel() {
      listener.onFailed("The other side opened a second data channel.");
    }

    @Override
    public void onClosed() {
      listener.onChannelClosed();
    }
  }
}
