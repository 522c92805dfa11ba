package dev.repartee.bench.timeline;

import dev.repartee.bench.timeline.Mark.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the marks of a lane into rows, so that nothing covers anything else. Immutable. */
final class LaneLayout {
  static final double FONT_PX = 11;

  /** From the middle of a dot to its label. */
  static final double DOT_GAP_PX = 8;

  /** From the edge of a bar to the label in it. */
  static final double BAR_GAP_PX = 5;

  private static final double LONGEST_LABEL_PX = 420;
  private static final double BETWEEN_PX = 7;
  private static final double WORDS_BETWEEN_PX = 4;
  private static final double DOT_RADIUS_PX = 4;

  private final List<Placed> placed;
  private final int rows;

  private LaneLayout(List<Placed> placed, int rows) {
    this.placed = List.copyOf(placed);
    this.rows = rows;
  }

  /**
   * A mark with its place.
   *
   * @param label as much of its label as there is room for
   * @param startPx left end of all of it, label included
   * @param endPx right end of all of it
   * @param textPx where the label begins
   */
  record Placed(Mark mark, int row, String label, double startPx, double endPx, double textPx) {
    Placed inRow(int newRow) {
      return new Placed(mark, newRow, label, startPx, endPx, textPx);
    }
  }

  /** Places what is to be seen of the marks between the ends of the axis. */
  static LaneLayout of(List<Mark> marks, TimeAxis axis) {
    List<Placed> wanted =
        marks.stream()
            .filter(mark -> mark.overlaps(axis.fromMs(), axis.toMs()))
            .map(mark -> extent(mark, axis))
            .filter(
                next -> next.mark().shape() != Shape.WORD || next.startPx() >= axis.leftPx() - 1)
            .sorted(Comparator.comparingDouble(Placed::startPx))
            .toList();
    List<Double> rowEnds = new ArrayList<>();
    List<Placed> placed = new ArrayList<>();
    for (Placed next : wanted) {
      int row = next.mark().shape() == Shape.TICK ? 0 : freeRow(rowEnds, next);
      placed.add(next.inRow(row));
    }
    return new LaneLayout(placed, Math.max(1, rowEnds.size()));
  }

  List<Placed> placed() {
    return placed;
  }

  /** How many rows are needed; at least one. */
  int rows() {
    return rows;
  }

  private static int freeRow(List<Double> rowEnds, Placed next) {
    double gap = gapBefore(next.mark().shape());
    int row = 0;
    while (row < rowEnds.size() && rowEnds.get(row) + gap > next.startPx()) {
      row++;
    }
    if (row == rowEnds.size()) {
      rowEnds.add(next.endPx());
    } else {
      rowEnds.set(row, next.endPx());
    }
    return row;
  }

  private static double gapBefore(Shape shape) {
    return switch (shape) {
      case BLOCK -> -0.01; // Blocks follow upon each other.
      case WORD -> WORDS_BETWEEN_PX;
      case DOT, TICK, BAR -> BETWEEN_PX;
    };
  }

  private static Placed extent(Mark mark, TimeAxis axis) {
    double start = axis.clampedX(mark.startMs());
    double end = axis.clampedX(mark.endMs());
    String label = TextWidth.shortened(mark.label(), FONT_PX, LONGEST_LABEL_PX);
    double width = TextWidth.of(label, FONT_PX);
    return switch (mark.shape()) {
      case TICK -> new Placed(mark, 0, "", start, start, start);
      case WORD -> new Placed(mark, 0, label, end - width, end, end - width);
      case DOT -> dot(mark, label, start, width, axis);
      case BAR -> bar(mark, label, start, end, width, axis);
      case BLOCK -> {
        boolean fits = width + BAR_GAP_PX <= end - start;
        yield new Placed(mark, 0, fits ? label : "", start, end, start + BAR_GAP_PX);
      }
    };
  }

  /** A label for which there is no room to the right stands to the left. */
  private static Placed dot(Mark mark, String label, double at, double width, TimeAxis axis) {
    double right = at + DOT_GAP_PX + width;
    if (right <= axis.rightPx()) {
      return new Placed(mark, 0, label, at - DOT_RADIUS_PX, right, at + DOT_GAP_PX);
    }
    double left = at - DOT_GAP_PX - width;
    return new Placed(mark, 0, label, left, at + DOT_RADIUS_PX, left);
  }

  private static Placed bar(
      Mark mark, String label, double start, double end, double width, TimeAxis axis) {
    boolean fits = width + BAR_GAP_PX <= end - start;
    double text = Math.min((fits ? start : end) + BAR_GAP_PX, axis.rightPx() - width);
    return new Placed(mark, 0, label, Math.min(start, text), Math.max(end, text + width), text);
  }
}
