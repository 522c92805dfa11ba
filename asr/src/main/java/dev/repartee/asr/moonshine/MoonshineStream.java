package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.moonshine.Pass.Kind;
import dev.repartee.engine.audio.AudioFrame;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.inference.InferencePool.Priority;
import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.FailureKind;
import dev.repartee.engine.spi.RecognitionEvent;
import dev.repartee.engine.spi.RecognitionEvent.Failed;
import dev.repartee.engine.spi.RecognitionEvent.Word;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionListener;
import dev.repartee.engine.spi.SpeechRecognizer.RecognitionStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One turn on its way through the network.
 *
 * <p>At most one job of it is in the pool. A job makes one pass after the other until none is due:
 * a closed piece first, then the final text if it is asked for, then the text so far. A partial
 * pass that runs when the voice falls silent stops at its next token, and what it has found becomes
 * the draft of the final pass, which follows in the same job; one that still waits gives way to it.
 */
final class MoonshineStream implements RecognitionStream {
  private static final System.Logger LOG = System.getLogger(MoonshineStream.class.getName());
  private static final int SAMPLE_RATE_HZ = MoonshineModel.SAMPLE_RATE_HZ;

  /** New audio before the next partial pass; it grows with the length, as the passes do. */
  private static final int PARTIAL_SAMPLES = 3 * SAMPLE_RATE_HZ / 10;

  private static final int PARTIAL_SHARE_OF_LENGTH = 20;

  private final Object lock = new Object();
  private final TurnAudio audio = new TurnAudio();
  private final TurnText text = new TurnText();
  private final DecoderPool decoders;
  private final InferencePool inference;
  private final boolean partials;
  private final RecognitionListener listener;
  private @Nullable Job job;
  private int passesAsked;
  private int finalWanted;
  private long finalUpToSample;
  private boolean partialWanted;
  private long partialAskedAtSample;
  private boolean ended;

  MoonshineStream(
      DecoderPool decoders,
      InferencePool inference,
      boolean partials,
      RecognitionListener listener) {
    this.decoders = decoders;
    this.inference = inference;
    this.partials = partials;
    this.listener = listener;
  }

  @Override
  public void accept(AudioFrame frame) {
    if (frame.sampleRateHz() != SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException("expected audio at 16000 Hz, but got " + frame);
    }
    synchronized (lock) {
      if (ended) {
        return;
      }
      audio.add(frame, finalWanted == 0);
      if (job == null) {
        submitPartialIfDue();
      }
    }
  }

  @Override
  public void speechEnded() {
    synchronized (lock) {
      if (ended) {
        return;
      }
      finalWanted = ++passesAsked;
      finalUpToSample = audio.endSample();
      if (job != null && job.running) {
        return;
      }
      if (job != null) {
        job.handle.cancel();
      }
      if (submit(Priority.FINAL_RECOGNITION)) {
        return;
      }
      ended = true;
    }
    listener.on(
        new Failed(
            FailureKind.UNAVAILABLE,
            "This machine has too many calls to recognise more speech; try again later.",
            true));
  }

  @Override
  public void cancel() {
    synchronized (lock) {
      ended = true;
      if (job != null && !job.running) {
        job.handle.cancel();
        job = null;
      }
    }
  }

  private boolean submit(Priority priority) {
    Job next = new Job();
    try {
      next.handle = inference.submit(priority, next);
      job = next;
      return true;
    } catch (RejectedExecutionException e) {
      // A partial pass is asked for again with the next frame; the caller tells of a final one.
      job = null;
      return false;
    }
  }

  private void submitPartialIfDue() {
    partialWanted = !ended && partialIsDue();
    if (partialWanted || (!ended && audio.hasClosedPiece())) {
      submit(Priority.PARTIAL_RECOGNITION);
    }
  }

  private boolean partialIsDue() {
    Piece piece = audio.newest();
    long fresh = audio.endSample() - partialAskedAtSample;
    if (!partials || fresh < PARTIAL_SAMPLES + piece.heard().length() / PARTIAL_SHARE_OF_LENGTH) {
      return false;
    }
    partialAskedAtSample = audio.endSample();
    Span sound = piece.sound(piece.size());
    return !sound.isEmpty() && !sound.equals(piece.heard());
  }

  /** Chooses what is done next; null if nothing is, which ends the job. */
  private @Nullable Pass nextPass() {
    synchronized (lock) {
      Piece piece = audio.oldest();
      if (!ended && audio.hasClosedPiece()) {
        return new Pass(Kind.CLOSED_PIECE, piece, piece.sound(piece.size()), 0);
      }
      if (!ended && finalWanted > 0) {
        // The piece may have begun after the pause, when a long one was closed meanwhile.
        long wanted = Math.max(0, finalUpToSample - piece.startSample());
        int limit = (int) Math.min(piece.size(), wanted);
        return new Pass(Kind.FINAL, piece, piece.sound(limit), finalWanted);
      }
      if (!ended && partialWanted) {
        partialWanted = false;
        return new Pass(Kind.PARTIAL, piece, piece.sound(piece.size()), 0);
      }
      job = null;
      submitPartialIfDue();
      return null;
    }
  }

  private Hypothesis listen(Pass pass) throws OrtException {
    Piece piece = pass.piece();
    if (pass.sound().isEmpty()) {
      return Hypothesis.EMPTY;
    }
    boolean partial = pass.kind() == Kind.PARTIAL;
    boolean mayFindMore = !partial && piece.hypothesis().size() == 0;
    if (pass.sound().equals(piece.heard()) && !mayFindMore) {
      return piece.hypothesis();
    }
    return decoders.with(
        decoder -> {
          synchronized (lock) {
            piece.copyTo(pass.sound(), decoder.audio());
          }
          return decoder.decode(
              pass.sound().length(), piece.hypothesis(), !partial, () -> isHurried(partial));
        });
  }

  private boolean isHurried(boolean partial) {
    synchronized (lock) {
      return ended || (partial && finalWanted > 0);
    }
  }

  /** Notes what a pass found, and makes an event of it if it is worth one. */
  private @Nullable RecognitionEvent note(Pass pass, Hypothesis found) {
    synchronized (lock) {
      Piece piece = pass.piece();
      piece.found(found, pass.sound());
      if (ended || found.isInterrupted()) {
        // What was found so far is a draft for the next pass, which must listen again.
        piece.found(found, Span.EMPTY);
        return null;
      }
      List<Word> words = WordTimer.words(decoders.vocabulary(), piece);
      return switch (pass.kind()) {
        case CLOSED_PIECE -> {
          text.fix(words);
          audio.remove(piece);
          yield null;
        }
        case FINAL -> {
          finalWanted = finalWanted == pass.number() ? 0 : finalWanted;
          yield text.complete(words, pass.number());
        }
        case PARTIAL -> finalWanted > 0 ? null : text.partial(words).orElse(null);
      };
    }
  }

  private void fail(Exception cause) {
    synchronized (lock) {
      job = null;
      if (ended) {
        return;
      }
      ended = true;
    }
    LOG.log(Level.ERROR, "recognition of a turn failed", cause);
    listener.on(
        new Failed(FailureKind.INTERNAL, "Recognition failed: " + cause.getMessage(), true));
  }

  /** Makes passes in the pool until none is due. */
  private final class Job implements Runnable {
    private Cancellable handle = Cancellable.DONE;
    private boolean running;

    @Override
    public void run() {
      synchronized (lock) {
        if (job != this) {
          return;
        }
        running = true;
      }
      try {
        for (Pass pass = nextPass(); pass != null; pass = nextPass()) {
          RecognitionEvent event = note(pass, listen(pass));
          if (event != null) {
            listener.on(event);
          }
        }
      } catch (OrtException | RuntimeException e) {
        fail(e);
      }
    }
  }
}
