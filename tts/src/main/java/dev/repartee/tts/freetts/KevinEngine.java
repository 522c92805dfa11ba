package dev.repartee.tts.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.repartee.engine.audio.AudioFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * FreeTTS with its diphone voice kevin16: words in, sound and the time of each word out.
 *
 * <p>FreeTTS keeps the state of a sentence in the voice, so one sentence is made at a time; that
 * takes about a hundredth of the time that it sounds. Thread safe.
 */
final class KevinEngine implements AutoCloseable {
  static final int SAMPLE_RATE_HZ = 16_000;

  private static final String VOICE_NAME = "kevin16";

  private final Voice voice;
  private final Tape tape = new Tape();
  private final List<Utterance> utterances = new ArrayList<>();
  private boolean closed;

  /**
   * Loads the voice and its pronunciations, which takes a second or two.
   *
   * @throws IllegalStateException if FreeTTS does not have or cannot load them
   */
  KevinEngine() {
    this.voice =
        Arrays.stream(new KevinVoiceDirectory().getVoices())
            .filter(candidate -> candidate.getName().equals(VOICE_NAME))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + VOICE_NAME));
    voice.setAudioPlayer(tape);
    voice.allocate();
    recordUtterances();
  }

  /** FreeTTS knows no generics. */
  @SuppressWarnings("unchecked")
  private void recordUtterances() {
    voice.getUtteranceProcessors().add((UtteranceProcessor) utterances::add);
  }

  /**
   * Speaks words of ASCII letters, each with the punctuation that follows it.
   *
   * @return nothing if the engine is closed
   * @throws IllegalStateException if FreeTTS fails
   */
  synchronized Optional<Sound> speak(List<String> words) {
    if (closed) {
      return Optional.empty();
    }
    tape.clear();
    utterances.clear();
    if (!voice.speak(String.join(" ", words))) {
      throw new IllegalStateException("FreeTTS gave up");
    }
    return Optional.of(new Sound(tape.audio(), wordTimes(tape.utteranceStarts())));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      voice.deallocate();
    }
  }

  /** The time of each token from its first phone to its last, as FreeTTS realised them. */
  private List<WordTime> wordTimes(List<Integer> utteranceStarts) {
    List<WordTime> times = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i++) {
      Item before = null;
      float startSeconds = 0;
      Item phone = utterances.get(i).getRelation(Relation.SEGMENT).getHead();
      for (; phone != null; phone = phone.getNext()) {
        float endSeconds = phone.getFeatures().getFloat("end");
        Item token = token(phone);
        if (token != null) {
          WordTime time = WordTime.of(utteranceStarts.get(i), startSeconds, endSeconds);
          boolean goesOn = before != null && token.equalsShared(before);
          times.add(goesOn ? times.remove(times.size() - 1).until(time) : time);
          before = token;
        }
        startSeconds = endSeconds;
      }
    }
    return times;
  }

  /** The token to which a phone belongs; null for a pause. */
  private static @Nullable Item token(Item phone) {
    Item inSyllable = phone.getItemAs(Relation.SYLLABLE_STRUCTURE);
    if (inSyllable == null) {
      return null;
    }
    return inSyllable.getParent().getParent().getItemAs(Relation.TOKEN).getParent();
  }

  /**
   * What was spoken.
   *
   * @param words the time of each word in order
   */
  record Sound(AudioFrame audio, List<WordTime> words) {
    Sound {
      words = List.copyOf(words);
    }
  }

  /** When a word sounds, in samples from the beginning of the sound. */
  record WordTime(int startSample, int endSample) {
    private static WordTime of(int firstSample, float startSeconds, float endSeconds) {
      return new WordTime(
          firstSample + Math.round(startSeconds * SAMPLE_RATE_HZ),
          firstSample + Math.round(endSeconds * SAMPLE_RATE_HZ));
    }

    private WordTime until(WordTime last) {
      return new WordTime(startSample, last.endSample);
    }
  }
}
