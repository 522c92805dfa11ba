package dev.repartee.engine.playout;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Gives the line its 10 ms of sound on every beat, silence included, and knows which words of the
 * agent have reached the caller's ear.
 *
 * <p>Phrases are played one after the other. {@link #pause} falls silent within one beat and keeps
 * the place, {@link #duck} only lowers the voice; {@link #resume} goes on from the start of the
 * word that was cut; {@link #stop} ends the reply and tells what was heard of it. Lives on the
 * conversation's loop.
 */
public final class Playout {
  private static final int BEATS_PER_SECOND = 100;

  /** Twelve decibels down. */
  private static final float DUCKED_GAIN = 0.25f;

  private final EventLoop loop;
  private final CallTransport line;
  private final Listener listener;
  private final Cancellable beat;
  private final Deque<SpokenPhrase> phrases = new ArrayDeque<>();
  private final WordsOnTheirWay words;

  private int position;
  private long silentUntilNanos;
  private long playedNanos;
  private boolean lastPhraseKnown;
  private boolean playing;
  private boolean dry;
  private boolean audible;
  private boolean paused;
  private boolean held;
  private boolean fadeIn;
  private boolean ducked;
  private float gain = 1;
  private @Nullable AudioFrame fadeOut;
  private AudioFrame silence;

  /** Opens the line: from now on it gets a frame on every beat. */
  public Playout(
      EventLoop loop, MediaClock clock, CallTransport line, int sampleRateHz, Listener listener) {
    this.loop = loop;
    this.line = line;
    this.silence = AudioFrame.silence(sampleRateHz / BEATS_PER_SECOND, sampleRateHz);
    this.listener = listener;
    this.words = new WordsOnTheirWay(listener::onWordHeard);
    this.beat = clock.join(this::onBeat);
  }

  /** Begins a reply; its phrases follow by {@link #add}. */
  public void begin() {
    assert loop.isCurrent() && !playing;
    playing = true;
    dry = true;
    audible = false;
    lastPhraseKnown = false;
    words.beginReply();
    playedNanos = 0;
    position = 0;
    silentUntilNanos = loop.nanos();
  }

  /** Queues a phrase, which may still grow. */
  public void add(SpokenPhrase phrase) {
    phrases.addLast(phrase);
    dry = false;
  }

  /** Says that no more phrases will come; the reply is over when those queued were heard. */
  public void endOfReply() {
    lastPhraseKnown = true;
  }

  /** Whether the caller has heard all that there is so far, and nothing holds the reply. */
  public boolean isDry() {
    return dry && !paused;
  }

  /** How much sound waits to be played. */
  public long aheadNanos() {
    long ahead = 0;
    for (SpokenPhrase phrase : phrases) {
      ahead += phrase.sampleCount() * SECONDS.toNanos(1) / phrase.sampleRateHz();
    }
    SpokenPhrase current = phrases.peekFirst();
    return current == null ? 0 : ahead - position * SECONDS.toNanos(1) / current.sampleRateHz();
  }

  /** Where the words end that begin within this time, in the reply's text; 0 if there are none. */
  public int textEndWithin(long nanos) {
    int textEnd = 0;
    int from = position;
    long leftNanos = nanos;
    for (SpokenPhrase phrase : phrases) {
      long samples = leftNanos * phrase.sampleRateHz() / SECONDS.toNanos(1);
      textEnd = Math.max(textEnd, phrase.textEndBefore(from + samples));
      leftNanos -= (phrase.sampleCount() - from) * SECONDS.toNanos(1) / phrase.sampleRateHz();
      from = 0;
    }
    return textEnd;
  }

  /** How much of this reply's sound has reached the caller, about. */
  public long heardNanos() {
    return Math.max(0, playedNanos - line.playbackDelayNanos());
  }

  /** Holds the reply, also one that has not begun to sound. */
  public void pause() {
    if (!paused) {
      paused = true;
      fallSilent();
    }
  }

  /** Talks on, but softly. */
  public void duck() {
    ducked = true;
  }

  /**
   * Goes on from the start of the word in which {@link #pause} came, or as loud as before {@link
   * #duck}.
   */
  public void resume() {
    ducked = false;
    if (paused) {
      paused = false;
      goBackToWord();
    }
  }

  /**
   * Holds everything while the line is down, or goes on from the start of a word; whether or not
   * {@link #pause} holds it as well, and also for replies to come.
   */
  public void hold(boolean lineIsDown) {
    if (lineIsDown && !held && !paused) {
      fallSilent();
      fadeOut = null; // Nobody would hear it.
    }
    held = lineIsDown;
    if (!lineIsDown && !paused) {
      goBackToWord();
    }
  }

  /**
   * Ends the reply at once.
   *
   * @return index after the last word that the caller has heard or will still hear, in the reply's
   *     text; 0 if there is none
   */
  public int stop() {
    if (playing) {
      if (!paused) {
        fallSilent();
      }
      words.willBeHeard();
    }
    reset();
    return words.heardTextEnd();
  }

  /** Gives the line no more sound; idempotent. */
  public void close() {
    beat.cancel();
  }

  private void onBeat() {
    if (held) {
      line.play(silence);
      return;
    }
    long nowNanos = loop.nanos();
    words.reportHeard(nowNanos);
    AudioFrame frame = nextFrame(nowNanos);
    line.play(frame);
    listener.onPlayed(frame);
    if (playing && phrases.isEmpty() && nowNanos >= silentUntilNanos) {
      fallDry();
    }
  }

  private void fallDry() {
    words.willBeHeard();
    if (lastPhraseKnown) {
      reset();
      listener.onReplyHeard(words.heardTextEnd());
    } else if (!dry && !paused) {
      dry = true;
      audible = false;
      listener.onRanDry();
    }
  }

  private AudioFrame nextFrame(long nowNanos) {
    dropFinishedPhrases();
    SpokenPhrase current = phrases.peekFirst();
    if (fadeOut != null) {
      AudioFrame last = fadeOut;
      fadeOut = null;
      return last;
    }
    if (!playing || paused || current == null || current.isStarvedAt(position)) {
      return silence;
    }
    return takeFrame(current, nowNanos);
  }

  private AudioFrame takeFrame(SpokenPhrase current, long nowNanos) {
    int beatSamples = current.beatSamplesAt(position);
    AudioFrame frame = current.beatAt(position);
    position += frame.sampleCount();
    playedNanos += MediaClock.BEAT_NANOS;
    silentUntilNanos = nowNanos + MediaClock.BEAT_NANOS + line.playbackDelayNanos();
    words.sendUpTo(current, position, silentUntilNanos);
    if (!audible) {
      audible = true;
      listener.onReplyAudible(nowNanos + line.playbackDelayNanos());
    }
    if (fadeIn) {
      fadeIn = false;
      frame = Fade.in(frame);
    }
    float target = ducked ? DUCKED_GAIN : 1;
    frame = Fade.glide(frame, gain, target);
    gain = target;
    return Fade.padded(frame, beatSamples);
  }

  private void fallSilent() {
    SpokenPhrase current = phrases.peekFirst();
    if (audible && current != null && !held) {
      takeBack(current, line.clear());
      fadeOut = Fade.padded(Fade.out(current.beatAt(position)), current.beatSamplesAt(position));
    }
  }

  private void goBackToWord() {
    SpokenPhrase current = phrases.peekFirst();
    if (current != null) {
      position = current.startOfWordAt(position);
      fadeIn = true;
    }
  }

  private void dropFinishedPhrases() {
    SpokenPhrase current = phrases.peekFirst();
    while (current != null && current.isComplete() && position >= endOf(current)) {
      phrases.removeFirst();
      position = 0;
      words.beginPhrase();
      current = phrases.peekFirst();
    }
  }

  /** Nobody waits for the silence after a reply's last word: the caller may answer already. */
  private int endOf(SpokenPhrase phrase) {
    boolean last = lastPhraseKnown && phrases.size() == 1;
    return last ? phrase.soundEnd() : phrase.sampleCount();
  }

  /** Steps back over sound that the line has thrown away unheard. */
  private void takeBack(SpokenPhrase current, long droppedNanos) {
    long samples = droppedNanos * current.sampleRateHz() / SECONDS.toNanos(1);
    position = (int) Math.max(0, position - samples);
    words.takeBack(current, position);
  }

  private void reset() {
    playing = false;
    audible = false;
    paused = false;
    fadeIn = false;
    ducked = false;
    gain = 1;
    phrases.clear();
    words.forget();
    position = 0;
  }

  /** What the playout reports, on the loop. */
  public interface Listener {
    /** This went to the line just now; comes on every beat, silence included. */
    void onPlayed(AudioFrame frame);

    /**
     * The first sound of the reply, or the first after {@link #onRanDry}, was given to the line.
     *
     * @param heardAtNanos when it reaches the caller's ear
     */
    void onReplyAudible(long heardAtNanos);

    /** The caller has heard this word to its end. */
    void onWordHeard(SpokenWord word);

    /** The caller has heard all that there is so far, and more is to come. */
    void onRanDry();

    /**
     * The caller has heard the whole reply.
     *
     * @param heardTextEnd index after its last word in the reply's text; 0 if there was none
     */
    void onReplyHeard(int heardTextEnd);
  }
}
