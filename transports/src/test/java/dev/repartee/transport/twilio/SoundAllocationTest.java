package dev.repartee.transport.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.TestTone;
import dev.repartee.transport.audio.IncomingSound;
import dev.repartee.transport.audio.OutgoingSound;
import dev.repartee.transport.audio.SampleCoding;
import dev.repartee.transport.audio.WireFormat;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What each packet of a telephone call makes garbage of, by the count of the JVM. */
class SoundAllocationTest {
  private static final WireFormat TELEPHONE = new WireFormat(SampleCoding.MU_LAW, 8_000);
  private static final int TIMES = 2_000;

  /** 20 ms at 16 kHz, two bytes a sample, and at most two objects' headers and fields. */
  private static final int HEARD_FRAME_BYTES = 640 + 64;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private byte[] sent = {};

  @Test
  void aCallersPacketMakesNothingButTheFrameThatIsHeard() {
    byte[] message =
        StreamDialect.TWILIO.sound("MZ1", true).withBase64(new byte[TELEPHONE.bytesPerMillis(20)]);
    MediaScanner scanner = new MediaScanner();
    IncomingSound incoming = new IncomingSound(TELEPHONE);

    long bytes =
        bytesEach(
            () -> {
              int soundBytes = scanner.read(message, message.length);
              assertEquals(320, incoming.read(scanner.sound(), soundBytes).sampleCount());
            });

    assertTrue(bytes <= HEARD_FRAME_BYTES, bytes + " bytes for each packet");
  }

  @Test
  void anAgentsPacketMakesNothing() {
    OutgoingSound outgoing = new OutgoingSound(TELEPHONE, 20);
    MessageTemplate template = StreamDialect.TWILIO.sound("MZ1", true);
    Consumer<byte[]> packets = packet -> sent = template.withBase64(packet);
    AudioFrame tenMillis = new TestTone(8_000, 440).next();

    long bytes =
        bytesEach(
            () -> {
              outgoing.play(tenMillis, packets);
              outgoing.play(tenMillis, packets);
            });

    assertEquals(0, bytes);
    assertTrue(sent.length > 0, "packets were sent");
  }

  private long bytesEach(Runnable work) {
    repeat(work);
    long before = threads.getCurrentThreadAllocatedBytes();
    repeat(work);
    return (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
  }

  private static void repeat(Runnable work) {
    for (int i = 0; i < TIMES; i++) {
      work.run();
    }
  }
}
