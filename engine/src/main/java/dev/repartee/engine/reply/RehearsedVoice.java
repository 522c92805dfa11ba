package dev.repartee.engine.reply;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SynthesisEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A voice that knows some lines by heart, such as a greeting: they sound without delay, however
 * busy the machine is.
 *
 * <p>What it knows is told within {@link #speak}, with the very sound and word times of the
 * rehearsal; all else is left to the voice behind it. It remembers {@link AudioFrame}s of all
 * rehearsed lines, 48 kB for each second at 24 kHz, for as long as it lives. Thread safe.
 */
public final class RehearsedVoice implements SpeechSynthesizer {
  private final SpeechSynthesizer voice;
  private final Map<SpeechRequest, List<SynthesisEvent>> known = new ConcurrentHashMap<>();

  /**
   * A voice that knows nothing by heart yet.
   *
   * @param voice does the speaking; is closed with this one
   */
  public RehearsedVoice(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  /**
   * Begins to learn a line, and returns at once. Its phrases are those in which {@link
   * Reply#recite} asks for it. What cannot be spoken now is not learnt.
   */
  public void rehearse(String line) {
    boolean first = true;
    for (Phrase phrase : PhraseChunker.phrases(line)) {
      SpeechRequest request = new SpeechRequest(phrase.text(), first);
      Cancellable ignored = voice.speak(request, new Learning(request));
      first = false;
    }
  }

  @Override
  public String displayName() {
    return voice.displayName();
  }

  @Override
  public int sampleRateHz() {
    return voice.sampleRateHz();
  }

  @Override
  public Cancellable speak(SpeechRequest request, SynthesisListener listener) {
    List<SynthesisEvent> events = known.get(request);
    if (events == null) {
      return voice.speak(request, listener);
    }
    events.forEach(listener::on);
    return Cancellable.DONE;
  }

  @Override
  public void close() {
    known.clear();
    voice.close();
  }

  /** Takes down how a phrase is spoken. */
  private final class Learning implements SynthesisListener {
    private final SpeechRequest request;
    private final List<SynthesisEvent> heard = new ArrayList<>();

    Learning(SpeechRequest request) {
      this.request = request;
    }

    @Override
    public void on(SynthesisEvent event) {
      heard.add(event);
      if (event instanceof SynthesisEvent.Finished) {
        known.put(request, List.copyOf(heard));
      }
    }
  }
}
