package dev.repartee.bench.timeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Draws a timeline as an SVG file that needs nothing beside it. */
final class TimelineDrawing {
  private static final double PX_PER_SECOND = 120;
  private static final double LEFT_PX = 204;
  private static final double RIGHT_MARGIN_PX = 16;
  private static final double LEAST_WIDTH_PX = 900;
  private static final double AXIS_Y = 104;
  private static final double LANES_Y = 114;
  private static final long GRID_MS = 1000;

  private static final List<LegendEntry> LEGEND =
      List.of(
          new LegendEntry(Tone.CALLER, "caller"),
          new LegendEntry(Tone.AGENT, "agent"),
          new LegendEntry(Tone.MODEL, "model"),
          new LegendEntry(Tone.VOICE, "voice"),
          new LegendEntry(Tone.GOOD, "goes ahead"),
          new LegendEntry(Tone.CAUTION, "holds back"),
          new LegendEntry(Tone.STOP, "gives way, takes back"),
          new LegendEntry(Tone.NOTHING, "thrown away, no turn"));

  private final Timeline timeline;
  private final TimeAxis axis;
  private final List<LaneDrawing> lanes;
  private final double bottom;

  private TimelineDrawing(Timeline timeline) {
    this.timeline = timeline;
    double perSecond =
        Math.max(
            PX_PER_SECOND,
            1000 * (LEAST_WIDTH_PX - LEFT_PX - RIGHT_MARGIN_PX) / timeline.lengthMs());
    this.axis = new TimeAxis(timeline.fromMs(), timeline.toMs(), LEFT_PX, perSecond);
    this.lanes = timeline.lanes().stream().map(lane -> new LaneDrawing(lane, axis)).toList();
    this.bottom = LANES_Y + lanes.stream().mapToDouble(LaneDrawing::heightPx).sum();
  }

  private record LegendEntry(Tone tone, String meaning) {}

  /** The whole file. */
  static String svg(Timeline timeline) {
    return new TimelineDrawing(timeline).draw();
  }

  private String draw() {
    SvgWriter svg = new SvgWriter();
    double width = axis.rightPx() + RIGHT_MARGIN_PX;
    double height = bottom + 12;
    String box = "0 0 %s %s".formatted(SvgWriter.number(width), SvgWriter.number(height));
    svg.open("svg", "viewBox", box, "width", width, "height", height, "role", "img");
    svg.text(timeline.title() + " on a time axis", "title");
    svg.text(styleSheet(), "style");
    svg.shape("rect", "class", "ground", "width", "100%", "height", "100%");
    drawHeader(svg);
    drawGrid(svg);
    drawGuides(svg);
    drawLanes(svg);
    return svg.close().finished();
  }

  private void drawHeader(SvgWriter svg) {
    svg.text(timeline.title(), "text", "class", "title", "x", 16, "y", 32);
    svg.text(timeline.subtitle(), "text", "class", "subtitle", "x", 16, "y", 52);
    double x = 16;
    for (LegendEntry entry : LEGEND) {
      svg.open("g", "class", entry.tone().styleClass());
      svg.shape("circle", "class", "dot", "cx", x + 4, "cy", 72, "r", 4);
      svg.text(entry.meaning(), "text", "class", "label", "x", x + 13, "y", 76).close();
      x += 13 + TextWidth.of(entry.meaning(), LaneLayout.FONT_PX) + 16;
    }
  }

  private void drawGrid(SvgWriter svg) {
    long first = -Math.floorDiv(-timeline.fromMs(), GRID_MS) * GRID_MS;
    for (long at = first; at <= timeline.toMs(); at += GRID_MS) {
      double x = axis.x(at);
      vertical(svg, "grid", x, AXIS_Y + 5);
      String label = String.format(Locale.ROOT, "%d s", at / GRID_MS);
      svg.text(label, "text", "class", "time", "x", x, "y", AXIS_Y);
    }
  }

  /** A line through all lanes for each decision, so that cause and effect are seen together. */
  private void drawGuides(SvgWriter svg) {
    for (Lane lane : timeline.lanes()) {
      if (lane instanceof Lane.Marks known && known.title().equals(DecisionLane.TITLE)) {
        known.marks().stream()
            .filter(mark -> mark.overlaps(timeline.fromMs(), timeline.toMs()))
            .forEach(
                mark -> {
                  svg.open("g", "class", mark.tone().styleClass());
                  vertical(svg, "guide", axis.x(mark.startMs()), LANES_Y);
                  svg.close();
                });
      }
    }
  }

  private void drawLanes(SvgWriter svg) {
    double top = LANES_Y;
    for (LaneDrawing lane : lanes) {
      svg.shape(
          "line",
          "class",
          "edge",
          "x1",
          0,
          "x2",
          axis.rightPx() + RIGHT_MARGIN_PX,
          "y1",
          top,
          "y2",
          top);
      lane.draw(svg, top);
      top += lane.heightPx();
    }
  }

  private void vertical(SvgWriter svg, String styleClass, double x, double top) {
    svg.shape("line", "class", styleClass, "x1", x, "x2", x, "y1", top, "y2", bottom);
  }

  private static String styleSheet() {
    String name = "timeline.css";
    try (InputStream in =
        Objects.requireNonNull(TimelineDrawing.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
