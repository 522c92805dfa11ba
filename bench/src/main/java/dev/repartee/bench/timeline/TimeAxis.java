package dev.repartee.bench.timeline;

/**
 * Where a time is in the drawing.
 *
 * @param leftPx where {@code fromMs} is
 */
record TimeAxis(long fromMs, long toMs, double leftPx, double pxPerSecond) {
  double x(long atMs) {
    return x((double) atMs);
  }

  double x(double atMs) {
    return leftPx + (atMs - fromMs) * pxPerSecond / 1000;
  }

  /** The same, but not outside the drawing. */
  double clampedX(long atMs) {
    return x(Math.max(fromMs, Math.min(toMs, atMs)));
  }

  double rightPx() {
    return x(toMs);
  }
}
