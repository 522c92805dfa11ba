package dev.repartee.bench.timeline;

import dev.repartee.bench.timeline.LaneLayout.Placed;
import dev.repartee.bench.timeline.Mark.Shape;
import java.util.List;

/** Draws one lane: its title at the left, its marks or its sound on the time axis. */
final class LaneDrawing {
  private static final double ROW_PX = 19;
  private static final double BAR_PX = 15;
  private static final double PADDING_PX = 6;
  private static final double TITLES_PX = 32;
  private static final double SOUND_PX = 56;
  private static final double DOT_RADIUS_PX = 3.5;
  private static final double BASELINE_PX = 4;

  /** Softer than this, of 1, is drawn as nothing. */
  private static final float SILENCE = 0.01f;

  private final Lane lane;
  private final TimeAxis axis;
  private final LaneLayout layout;

  LaneDrawing(Lane lane, TimeAxis axis) {
    this.lane = lane;
    this.axis = axis;
    List<Mark> marks = lane instanceof Lane.Marks known ? known.marks() : List.of();
    this.layout = LaneLayout.of(marks, axis);
  }

  double heightPx() {
    double content = lane instanceof Lane.Sound ? SOUND_PX : layout.rows() * ROW_PX;
    return Math.max(content, TITLES_PX) + 2 * PADDING_PX;
  }

  /** Draws it with its upper edge at {@code top}. */
  void draw(SvgWriter svg, double top) {
    double titleY = top + PADDING_PX + 12;
    svg.text(lane.title(), "text", "class", "lane", "x", 16, "y", titleY);
    svg.text(lane.hint(), "text", "class", "hint", "x", 16, "y", titleY + 14);
    if (lane instanceof Lane.Sound sound) {
      drawSound(svg, sound, top + heightPx() / 2);
    } else {
      layout.placed().forEach(placed -> drawMark(svg, placed, top + PADDING_PX));
    }
  }

  private void drawMark(SvgWriter svg, Placed placed, double rowsTop) {
    Mark mark = placed.mark();
    double middle = rowsTop + placed.row() * ROW_PX + ROW_PX / 2;
    svg.open("g", "class", mark.tone().styleClass());
    svg.text(mark.details(), "title");
    double x = axis.clampedX(mark.startMs());
    switch (mark.shape()) {
      case DOT -> svg.shape("circle", "class", "dot", "cx", x, "cy", middle, "r", DOT_RADIUS_PX);
      case TICK -> line(svg, x, middle, BAR_PX / 2);
      case WORD -> line(svg, x + 1.5, middle, BAR_PX / 2);
      case BAR, BLOCK -> bar(svg, mark, x, middle);
    }
    if (!placed.label().isEmpty()) {
      double textX = mark.shape() == Shape.WORD ? x : placed.textPx();
      boolean inside = textX > x && textX < axis.clampedX(mark.endMs());
      String styleClass = mark.shape() == Shape.WORD ? "free word" : inside ? "label" : "free";
      svg.text(placed.label(), "text", "class", styleClass, "x", textX, "y", middle + BASELINE_PX);
    }
    svg.close();
  }

  private void bar(SvgWriter svg, Mark mark, double x, double middle) {
    double width = Math.max(2, axis.clampedX(mark.endMs()) - x);
    double top = middle - BAR_PX / 2;
    svg.shape("rect", "class", "bar", "x", x, "y", top, "width", width, "height", BAR_PX, "rx", 2);
  }

  private static void line(SvgWriter svg, double x, double middle, double half) {
    svg.shape("line", "class", "tick", "x1", x, "x2", x, "y1", middle - half, "y2", middle + half);
  }

  private void drawSound(SvgWriter svg, Lane.Sound sound, double middle) {
    double left = axis.leftPx();
    svg.shape(
        "line", "class", "rest", "x1", left, "x2", axis.rightPx(), "y1", middle, "y2", middle);
    Loudness loudness = sound.loudness();
    StringBuilder path = new StringBuilder();
    int from = 0;
    while (from < loudness.count()) {
      int to = endOfRun(loudness, from);
      if (to > from) {
        appendRun(path, loudness, from, to, middle);
      }
      from = Math.max(to, from + 1);
    }
    if (path.length() > 0) {
      svg.open("g", "class", sound.tone().styleClass());
      svg.text(sound.title() + ": " + sound.hint(), "title");
      svg.shape("path", "class", "sound", "d", path).close();
    }
  }

  private int endOfRun(Loudness loudness, int from) {
    int to = from;
    while (to < loudness.count()
        && loudness.peak(to) >= SILENCE
        && loudness.atMs(to) >= axis.fromMs()
        && loudness.atMs(to) <= axis.toMs()) {
      to++;
    }
    return to;
  }

  /** The outline of a stretch of sound: along its upper edge, and back along the lower. */
  private void appendRun(StringBuilder path, Loudness loudness, int from, int to, double middle) {
    double half = SOUND_PX / 2;
    char command = 'M';
    for (int i = from; i < to; i++, command = 'L') {
      append(path, command, axis.x(loudness.atMs(i)), middle - half * loudness.peak(i) - 0.5);
    }
    for (int i = to - 1; i >= from; i--) {
      append(path, command, axis.x(loudness.atMs(i)), middle + half * loudness.peak(i) + 0.5);
    }
    path.append('Z');
  }

  private static void append(StringBuilder path, char command, double x, double y) {
    path.append(command).append(SvgWriter.number(x)).append(' ').append(SvgWriter.number(y));
  }
}
