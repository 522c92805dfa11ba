package dev.repartee.transport.webrtc;

import static dev.repartee.transport.webrtc.WebRtcExtension.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.transport.CallerLine;
import dev.repartee.transport.webrtc.WebRtcExtension.WebRtc;
import dev.repartee.transport.webrtc.client.LocalSignalling;
import dev.repartee.transport.webrtc.client.WebRtcCaller;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WebRtcExtension.class)
class WebRtcCleanUpTest {
  private static final int CALLS = 20;

  /** The Java virtual machine itself starts and ends a few threads now and then. */
  private static final int TOLERANCE = 8;

  private final WebRtc webRtc;
  private final WebRtcCalls calls;

  WebRtcCleanUpTest(WebRtc webRtc) {
    this.webRtc = webRtc;
    this.calls = new WebRtcCalls(webRtc.engine());
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      disabledReason = "only there can native threads and descriptors be counted")
  void leavesNoDescriptorAndNoThreadOfAClosedCallBehind() throws IOException {
    holdACall();
    holdACall();
    long descriptorsBefore = descriptors();
    long threadsBefore = threads();
    for (int i = 0; i < CALLS; i++) {
      holdACall();
    }
    long descriptors = descriptors() - descriptorsBefore;
    long threads = threads() - threadsBefore;
    assertTrue(descriptors <= TOLERANCE, descriptors + " descriptors more");
    assertTrue(threads <= TOLERANCE, threads + " threads more");
    assertEquals(0, calls.openCalls());
  }

  private void holdACall() {
    Context context = webRtc.newContext();
    Promise<WebRtcTransport> answered = Promise.promise();
    Promise<Void> heard = Promise.promise();
    WebRtcCaller caller =
        await(
            WebRtcCaller.call(
                webRtc.engine(),
                context,
                new LocalSignalling(calls, context, answered::complete),
                new Hearer(heard)));
    await(answered.future());
    await(heard.future());
    Promise<Void> closed = Promise.promise();
    context.runOnContext(ignored -> caller.close().onComplete(closed));
    await(closed.future());
    await(calls.close());
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /** Native threads too, which Java does not count. */
  private static long threads() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.count();
    }
  }

  private record Hearer(Promise<Void> heard) implements CallerLine.Listener {
    @Override
    public void onAudio(AudioFrame tenMillis) {
      heard.tryComplete();
    }

    @Override
    public void onEvent(ConversationEvent event) {}

    @Override
    public void onClosed(String reason) {}
  }
}
