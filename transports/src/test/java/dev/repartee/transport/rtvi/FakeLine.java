package dev.repartee.transport.rtvi;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport.CallListener;
import dev.repartee.engine.time.VirtualEventLoop;
import dev.repartee.transport.webrtc.ChannelLine;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A call in virtual time, which notes what is said to the client and what the client does. */
final class FakeLine implements ChannelLine {
  private final VirtualEventLoop loop = new VirtualEventLoop();
  private final List<JsonObject> sent = new ArrayList<>();
  private final List<String> deeds = new ArrayList<>();

  @Override
  public String callId() {
    return "call-1";
  }

  @Override
  public VirtualEventLoop loop() {
    return loop;
  }

  @Override
  public long elapsedMs() {
    return 0;
  }

  @Override
  public void send(String message) {
    sent.add(new JsonObject(message));
  }

  @Override
  public void did(Consumer<CallListener> deed) {
    deed.accept(new Noting());
  }

  @Override
  public void reportReceiverDelay(long delayMs) {
    deeds.add("delay " + delayMs);
  }

  @Override
  public void begin() {
    deeds.add("begun");
  }

  @Override
  public void close(String reason) {
    deeds.add("closed: " + reason);
  }

  /** What was done, in order. */
  List<String> deeds() {
    return deeds;
  }

  /** What the client was told and was not taken yet. */
  List<JsonObject> takeSent() {
    List<JsonObject> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** What the client was told, as {@code type: text}, and was not taken yet. */
  List<String> takeTold() {
    return takeSent().stream()
        .map(
            message -> {
              JsonObject data = message.getJsonObject("data", new JsonObject());
              String text = data.getString("text");
              return message.getString("type") + (text == null ? "" : ": " + text);
            })
        .toList();
  }

  private final class Noting implements CallListener {
    @Override
    public void onAudio(AudioFrame frame) {
      deeds.add("sound");
    }

    @Override
    public void onText(String text) {
      deeds.add("typed " + text);
    }

    @Override
    public void onTalkStarted() {
      deeds.add("talk started");
    }

    @Override
    public void onTalkEnded() {
      deeds.add("talk ended");
    }

    @Override
    public void onHushed() {
      deeds.add("hushed");
    }

    @Override
    public void onClosed(String reason) {
      deeds.add("gone");
    }
  }
}
