package dev.repartee.asr.moonshine;

/**
 * One run of the network over a piece of the turn.
 *
 * @param sound the part of the piece that is listened to; empty if there is only silence
 * @param number which final text this makes, counted from 1; 0 if none
 */
record Pass(Kind kind, Piece piece, Span sound, int number) {
  /** What a pass is for. */
  enum Kind {
    /** Makes the text of a piece that grows no more. */
    CLOSED_PIECE,
    /** Makes the text up to a pause. */
    FINAL,
    /** Makes the text so far. */
    PARTIAL
  }
}
