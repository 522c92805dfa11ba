package dev.repartee.engine.reply;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.repartee.engine.playout.SpokenPhrase;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.SpeechSynthesizer;
import dev.repartee.engine.spi.SpeechSynthesizer.SpeechRequest;
import dev.repartee.engine.spi.SynthesisEvent;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way: model, phrases, voice.
 *
 * <p>If the model asks for tools, the answer rests after the text before them, until {@link #write}
 * has the model go on.
 *
 * <p>Prepared before it is wanted, it goes as far as it is allowed ({@link Reach}) and keeps what
 * it has; {@link #deliver} lets it go on. What arrives after {@link #cancel} is dropped here, at
 * the entrance: a cancelled reply is a dead epoch. Lives on the conversation's loop.
 */
public final class Reply {
  /** How far an unwanted reply may go. */
  public enum Reach {
    /** The model writes, the voice waits. */
    TEXT,
    /** The first phrase is spoken, and kept. */
    FIRST_PHRASE,
    /** All of it. */
    WHOLE
  }

  private static final long STALL_SECONDS = 8;
  private static final long AHEAD_NANOS = SECONDS.toNanos(5);

  private final EventLoop loop;
  private final SpeechSynthesizer voice;
  private final String apology;
  private final LongSupplier aheadNanos;
  private final Listener listener;
  private final ReplyText text = new ReplyText();
  private final List<ReplyEvent.ToolCall> toolCalls = new ArrayList<>();

  private Reach reach;
  private Cancellable writing = Cancellable.DONE;
  private Cancellable speaking = Cancellable.DONE;
  private Cancellable stallTimer = Cancellable.DONE;
  private Cancellable aheadTimer = Cancellable.DONE;
  private @Nullable SpokenPhrase growing;
  private int phrasesStarted;
  private boolean begun;
  private boolean resting;
  private boolean written;
  private boolean over;

  /**
   * A reply that has yet to be written or recited.
   *
   * @param apology what to say when the model fails
   * @param aheadNanos how much of this reply's sound waits to be played
   */
  public Reply(
      EventLoop loop,
      SpeechSynthesizer voice,
      String apology,
      Reach reach,
      LongSupplier aheadNanos,
      Listener listener) {
    this.loop = loop;
    this.voice = voice;
    this.apology = apology;
    this.reach = reach;
    this.aheadNanos = aheadNanos;
    this.listener = listener;
  }

  /** Has the model answer, or go on after it asked for tools. */
  public void write(LanguageModel model, Prompt prompt) {
    resting = false;
    begun = false;
    toolCalls.clear();
    watchForStall();
    writing = model.reply(prompt, event -> loop.run(() -> onWritten(event)));
  }

  /** Says a given text instead. */
  public void recite(String given) {
    append(given);
    finishText();
  }

  /** Says something while the model rests. */
  public void interject(String given) {
    append(text.apart(given));
    text.endPhrase();
    speakNext();
  }

  /** Ends in regret because of a problem: a caller must never be met by silence. */
  public void giveUp(String problem) {
    writing.cancel();
    listener.onModelFailed(problem);
    if (over) {
      return;
    }
    append(text.apart(apology));
    finishText();
  }

  /** Lets a prepared reply go all the way. */
  public void deliver() {
    reach = Reach.WHOLE;
    speakNext();
  }

  /** All text so far. */
  public String text() {
    return text.toString();
  }

  /** Whether all text so far was spoken by the voice. */
  public boolean isSpoken() {
    return growing == null && text.isAllTaken();
  }

  /** Whether nothing can be said before a tool, or the model after it, gives something. */
  public boolean isWaiting() {
    return resting || !begun;
  }

  /** Ends all work on this reply at once; idempotent. */
  public void cancel() {
    over = true;
    writing.cancel();
    speaking.cancel();
    stallTimer.cancel();
    aheadTimer.cancel();
  }

  private void speakNext() {
    assert loop.isCurrent();
    Phrase phrase = text.firstUnspoken();
    if (over || growing != null || phrase == null || !maySpeak()) {
      return;
    }
    text.takeFirst();
    SpokenPhrase spoken = new SpokenPhrase(voice.sampleRateHz());
    growing = spoken;
    boolean first = phrasesStarted++ == 0;
    listener.onPhrase(spoken);
    watchForStall();
    speaking =
        voice.speak(
            new SpeechRequest(phrase.text(), first),
            event -> loop.run(() -> onSpoken(phrase, spoken, event)));
  }

  private boolean maySpeak() {
    return switch (reach) {
      case TEXT -> false;
      case FIRST_PHRASE -> phrasesStarted == 0;
      case WHOLE -> isNeededSoon();
    };
  }

  /** What is spoken far ahead is mostly thrown away when the caller interrupts. */
  private boolean isNeededSoon() {
    long spareNanos = aheadNanos.getAsLong() - AHEAD_NANOS;
    if (spareNanos > 0) {
      aheadTimer.cancel();
      aheadTimer = loop.at(loop.nanos() + spareNanos, this::speakNext);
    }
    return spareNanos <= 0;
  }

  private void onWritten(ReplyEvent event) {
    if (over || written || resting) {
      return;
    }
    watchForStall();
    if (event instanceof ReplyEvent.TextDelta delta) {
      append(begun ? delta.text() : text.apart(delta.text()));
      begun = true;
    } else if (event instanceof ReplyEvent.ToolCall call) {
      toolCalls.add(call);
    } else if (event instanceof ReplyEvent.Finished) {
      finishStep();
    } else if (event instanceof ReplyEvent.Failed failed) {
      giveUp(failed.message());
    }
  }

  private void finishStep() {
    if (toolCalls.isEmpty()) {
      finishText();
      return;
    }
    resting = true;
    text.endPhrase();
    speakNext();
    listener.onToolCalls(List.copyOf(toolCalls));
  }

  private void append(String delta) {
    text.append(delta);
    listener.onText(delta);
    speakNext();
  }

  private void finishText() {
    written = true;
    text.endPhrase();
    speakNext();
    settle();
  }

  private void onSpoken(Phrase phrase, SpokenPhrase spoken, SynthesisEvent event) {
    if (over || spoken != growing) {
      return;
    }
    watchForStall();
    if (event instanceof SynthesisEvent.Audio audio) {
      spoken.add(audio.frame());
      listener.onSound();
    } else if (event instanceof SynthesisEvent.WordTiming word) {
      spoken.add(phrase.placed(word));
    } else if (event instanceof SynthesisEvent.Failed failed) {
      listener.onVoiceFailed(failed.message());
      phraseEnded(spoken);
    } else if (event instanceof SynthesisEvent.Finished) {
      phraseEnded(spoken);
    }
  }

  private void phraseEnded(SpokenPhrase spoken) {
    spoken.complete();
    growing = null;
    speakNext();
    settle();
  }

  private void settle() {
    if (written && isSpoken() && !over) {
      stallTimer.cancel();
      listener.onComplete();
    }
  }

  /** Providers have limits of their own; this one is for those that keep none. */
  private void watchForStall() {
    stallTimer.cancel();
    stallTimer = loop.at(loop.nanos() + SECONDS.toNanos(STALL_SECONDS), this::onStall);
  }

  private void onStall() {
    if (over) {
      return;
    }
    SpokenPhrase stuck = growing;
    if (stuck != null) {
      speaking.cancel();
      listener.onVoiceFailed("the voice stopped in the middle of a phrase");
      phraseEnded(stuck);
    } else if (!written && !resting) {
      giveUp("the model has not answered for " + STALL_SECONDS + " s");
    }
  }

  /** What a reply reports, on the loop. */
  public interface Listener {
    /** The model wrote more. */
    void onText(String delta);

    /** The model has written what is to be said before these tools, and waits for them. */
    void onToolCalls(List<ReplyEvent.ToolCall> calls);

    /** A phrase begins to be spoken; it grows as sound arrives. */
    void onPhrase(SpokenPhrase phrase);

    /** A phrase has grown. */
    void onSound();

    /** Text and sound are complete. */
    void onComplete();

    void onModelFailed(String message);

    void onVoiceFailed(String message);
  }
}
