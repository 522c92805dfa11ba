package dev.repartee.asr.moonshine;

import dev.repartee.engine.audio.AudioFrame;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A turn's audio that is not yet text for good, in pieces that are cut at pauses.
 *
 * <p>All pieces but the last are closed: they grow no more. When more than two minutes wait, the
 * oldest piece is dropped. Not thread safe.
 */
final class TurnAudio {
  private static final System.Logger LOG = System.getLogger(TurnAudio.class.getName());

  private static final int MOST_PIECES = 8;

  /** From here on a piece is closed at the next pause. */
  private static final int WISHED_SAMPLES = 15 * MoonshineModel.SAMPLE_RATE_HZ;

  /** Here it is closed wherever it was quietest. */
  private static final int MOST_SAMPLES = 20 * MoonshineModel.SAMPLE_RATE_HZ;

  private static final int EARLIEST_FORCED_CUT = 12 * MoonshineModel.SAMPLE_RATE_HZ;

  private static final int PAUSE_SAMPLES = 3 * MoonshineModel.SAMPLE_RATE_HZ / 10;

  private final Deque<Piece> pieces = new ArrayDeque<>();

  TurnAudio() {
    pieces.add(new Piece(0));
  }

  /**
   * Takes more of the turn's audio.
   *
   * @param mayCutAtPause whether the piece may be closed already when it has a pause
   */
  void add(AudioFrame frame, boolean mayCutAtPause) {
    for (int from = 0; from < frame.sampleCount(); from += PAUSE_SAMPLES) {
      int to = Math.min(frame.sampleCount(), from + PAUSE_SAMPLES);
      newest().add(frame.slice(from, to));
      cut(mayCutAtPause);
      if (pieces.size() > MOST_PIECES) {
        LOG.log(Level.WARNING, "recognition is two minutes behind: words of a caller are lost");
        pieces.removeFirst();
      }
    }
  }

  /** The piece that comes first in the turn. */
  Piece oldest() {
    return pieces.getFirst();
  }

  /** The piece that still grows. */
  Piece newest() {
    return pieces.getLast();
  }

  boolean hasClosedPiece() {
    return pieces.size() > 1;
  }

  /** Forgets a piece, if it is still known. */
  void remove(Piece piece) {
    pieces.remove(piece);
  }

  /** How many samples the turn has had. */
  long endSample() {
    return newest().startSample() + newest().size();
  }

  private void cut(boolean mayCutAtPause) {
    Piece piece = newest();
    if (piece.size() >= MOST_SAMPLES) {
      pieces.add(piece.splitAt(piece.quietestAfter(EARLIEST_FORCED_CUT)));
    } else if (mayCutAtPause
        && piece.size() >= WISHED_SAMPLES
        && piece.silenceAtEnd() >= PAUSE_SAMPLES) {
      pieces.add(piece.splitAt(piece.size() - PAUSE_SAMPLES / 2));
    }
  }
}
