package dev.repartee.transport.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.time.EventLoop;
import dev.repartee.transport.audio.SpeedLimit;
import dev.repartee.transport.rtc.ice.IceSession;
import dev.repartee.transport.rtc.opus.SpeechDecoder;
import dev.repartee.transport.rtc.opus.SpeechEncoder;
import dev.repartee.transport.rtc.rtp.JitterBuffer;
import dev.repartee.transport.rtc.rtp.ReceptionStatistics;
import dev.repartee.transport.rtc.rtp.RtcpReports;
import dev.repartee.transport.rtc.rtp.RtpHeader;
import dev.repartee.transport.rtc.rtp.RtpSender;
import dev.repartee.transport.rtc.rtp.SpareCopies;
import dev.repartee.transport.rtc.rtp.SparedPacket;
import dev.repartee.transport.rtc.sdp.SdpAnswer;
import dev.repartee.transport.rtc.sdp.SdpOffer;
import dev.repartee.transport.rtc.srtp.SrtpMasterKeys;
import dev.repartee.transport.rtc.srtp.SrtpReceiver;
import dev.repartee.transport.rtc.srtp.SrtpSender;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * The sound of one call, both ways, once there are keys for it.
 *
 * <p>Out: 10 ms are encoded, sealed and sent at once. In: a packet is opened, decoded and handed to
 * the ears at once when its turn has come. Lives on the loop.
 */
final class SoundLink {
  private static final int TICKS_OF_TEN_MS = RtpSender.CLOCK_HZ / 100;

  /** A tick of that clock is no whole number of nanoseconds, but three are. */
  private static final int NANOS_OF_THREE_TICKS = 62_500;

  private static final AudioFrame TEN_MS_OF_SILENCE =
      AudioFrame.silence(SpeechDecoder.SAMPLE_RATE_HZ / 100, SpeechDecoder.SAMPLE_RATE_HZ);

  private final EventLoop loop;
  private final IceSession way;
  private final SdpOffer.Audio audio;
  private final RtpSender numbering;
  private final SrtpSender sealing;
  private final SrtpReceiver opening;
  private final RtcpReports reports;
  private final SendingPolicy policy = new SendingPolicy();
  private final SpeechEncoder encoder = new SpeechEncoder();
  private final byte[] encoded = new byte[SpeechEncoder.MAX_BYTES];
  private final SpareCopies spares;
  private final byte[] packet;
  private final Ears ears;
  private ReceptionStatistics statistics = new ReceptionStatistics();
  private JitterBuffer buffer;
  private int remoteSource;
  private boolean hasHeard;

  SoundLink(
      EventLoop loop,
      IceSession way,
      SdpOffer.Audio audio,
      RtpSender numbering,
      SrtpMasterKeys keys,
      Consumer<AudioFrame> listener,
      Runnable onTooFast) {
    this.loop = loop;
    this.way = way;
    this.audio = audio;
    this.numbering = numbering;
    this.reports = new RtcpReports(numbering, SdpAnswer.STREAM_NAME);
    this.ears = new Ears(loop, listener, onTooFast);
    this.spares =
        new SpareCopies(audio.opusPayloadType(), TICKS_OF_TEN_MS, SpeechEncoder.MAX_BYTES);
    this.packet =
        new byte[RtpSender.payloadOffset() + spares.maxBytes() + SrtpSender.MAX_ADDED_BYTES];
    this.buffer = new JitterBuffer(ears);
    try {
      sealing = new SrtpSender(keys);
      opening = new SrtpReceiver(keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can protect packets", e);
    }
  }

  void play(AudioFrame tenMillis) {
    if (audio.browserReceives()) {
      int encodedLength = encoder.encode(tenMillis, policy.plan(), encoded, 0);
      if (encodedLength > 0) {
        int length = writePacket(encodedLength);
        way.send(packet, sealing.sealSound(packet, length, numbering.lastIndex()));
      }
    }
    buffer.beat(loop.nanos());
  }

  /** With as many spare copies as the loss on the way calls for. */
  private int writePacket(int encodedLength) {
    int copies = audio.takesSpareCopies() ? policy.copies() : 0;
    int type = copies > 0 ? audio.redundantPayloadType() : audio.opusPayloadType();
    int offset = RtpSender.payloadOffset();
    int length = encodedLength;
    if (copies > 0) {
      length = spares.write(encoded, encodedLength, copies, packet, offset);
    } else {
      System.arraycopy(encoded, 0, packet, offset, encodedLength);
    }
    int beats = encoder.beatsInPacket();
    if (beats == 1) {
      spares.keep(encoded, encodedLength);
    } else {
      spares.forget();
    }
    return numbering.writeHeader(packet, type, length, beats * TICKS_OF_TEN_MS);
  }

  /** Takes a packet, and says whether it was genuine. */
  boolean receive(byte[] datagram, int length) {
    if (RtpHeader.isControl(datagram, length)) {
      int opened = opening.openControl(datagram, length);
      long nowNanos = loop.nanos();
      if (opened >= 0 && reports.read(datagram, opened, nowNanos)) {
        policy.onReport(reports.lossRate(), reports.roundTripSeconds(), nowNanos);
      }
      return opened >= 0;
    }
    int opened = opening.openSound(datagram, length);
    if (opened >= 0) {
      hear(datagram, opened);
    }
    return opened >= 0;
  }

  void report() {
    byte[] report = new byte[RtcpReports.MAX_BYTES + SrtpSender.MAX_ADDED_BYTES];
    int length = reports.write(report, remoteSource, statistics, loop.nanos());
    way.send(report, sealing.sealControl(report, length));
  }

  OptionalDouble roundTripSeconds() {
    return reports.roundTripSeconds();
  }

  private void hear(byte[] datagram, int length) {
    RtpHeader header = RtpHeader.read(datagram, length);
    if (header == null || !isSound(header)) {
      return;
    }
    if (!hasHeard || header.source() != remoteSource) {
      hasHeard = true;
      remoteSource = header.source();
      statistics = new ReceptionStatistics();
      buffer = new JitterBuffer(ears);
    }
    long nowNanos = loop.nanos();
    int nowTicks = (int) (3 * nowNanos / NANOS_OF_THREE_TICKS);
    long number = statistics.note(header.sequenceNumber(), header.timestamp(), nowTicks);
    if (header.payloadType() == audio.opusPayloadType()) {
      buffer.add(number, datagram, header.payloadOffset(), header.payloadLength(), nowNanos);
    } else {
      hearWithSpares(number, datagram, header, nowNanos);
    }
  }

  private boolean isSound(RtpHeader header) {
    return header.payloadType() == audio.opusPayloadType()
        || (audio.takesSpareCopies() && header.payloadType() == audio.redundantPayloadType());
  }

  /** The oldest first, so that what was missing is heard before what has come. */
  private void hearWithSpares(long number, byte[] datagram, RtpHeader header, long nowNanos) {
    List<SparedPacket.Block> blocks =
        SparedPacket.blocks(datagram, header.payloadOffset(), header.payloadLength());
    for (int i = 0; i < blocks.size(); i++) {
      SparedPacket.Block block = blocks.get(i);
      int earlier = blocks.size() - 1 - i;
      if (block.payloadType() != audio.opusPayloadType() || block.length() == 0) {
        continue;
      }
      if (earlier > 0) {
        buffer.addSpare(number - earlier, datagram, block.offset(), block.length(), nowNanos);
      } else {
        buffer.add(number, datagram, block.offset(), block.length(), nowNanos);
      }
    }
  }

  /** Makes sound of packets, and something in their stead where they are missing. */
  private static final class Ears implements JitterBuffer.Player {
    /** Made-up sound convinces nobody for longer than this. */
    private static final int MAX_CONCEALED_BEATS = 5;

    private final SpeechDecoder decoder = new SpeechDecoder();
    private final SpeedLimit speed = new SpeedLimit();
    private final EventLoop loop;
    private final Consumer<AudioFrame> listener;
    private final Runnable onTooFast;
    private int starvedBeats;

    Ears(EventLoop loop, Consumer<AudioFrame> listener, Runnable onTooFast) {
      this.loop = loop;
      this.listener = listener;
      this.onTooFast = onTooFast;
    }

    @Override
    public void play(byte[] bytes, int offset, int length) {
      starvedBeats = 0;
      AudioFrame frame = decoder.decode(bytes, offset, length);
      long soundNanos = SECONDS.toNanos(frame.sampleCount()) / frame.sampleRateHz();
      switch (speed.on(soundNanos, loop.nanos())) {
        case TAKE -> listener.accept(frame);
        case DROP -> {}
        case TOO_FAST -> onTooFast.run();
      }
    }

    @Override
    public void recover(byte[] followingPacket, int offset, int length) {
      listener.accept(decoder.recover(followingPacket, offset, length));
    }

    @Override
    public void conceal() {
      listener.accept(decoder.conceal());
    }

    @Override
    public void starve() {
      boolean convincing = starvedBeats++ < MAX_CONCEALED_BEATS;
      listener.accept(convincing ? decoder.concealTenMillis() : TEN_MS_OF_SILENCE);
    }
  }
}
