package dev.repartee.bench.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.timeline.LaneLayout.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneLayoutTest {
  private static final TimeAxis AXIS = new TimeAxis(0, 10_000, 200, 120);

  @Test
  void nothingCoversAnythingElse() {
    Random random = new Random(4);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long at = random.nextInt(10_000);
      String label = "a label ".repeat(random.nextInt(1, 6));
      marks.add(
          switch (i % 3) {
            case 0 -> Mark.dot(Tone.GOOD, at, label, "");
            case 1 -> Mark.bar(Tone.GOOD, at, at + random.nextInt(900), label, "");
            default -> Mark.word(Tone.AGENT, at, label, "");
          });
    }

    List<Placed> placed = LaneLayout.of(marks, AXIS).placed();

    for (int i = 0; i < placed.size(); i++) {
      for (int j = 0; j < i; j++) {
        Placed one = placed.get(i);
        Placed other = placed.get(j);
        boolean apart = one.endPx() <= other.startPx() || other.endPx() <= one.startPx();
        assertTrue(one.row() != other.row() || apart, one + " and " + other);
      }
    }
  }

  @Test
  void marksWithRoomBetweenThemShareARow() {
    LaneLayout layout =
        LaneLayout.of(
            List.of(
                Mark.dot(Tone.GOOD, 0, "first", ""),
                Mark.dot(Tone.GOOD, 1000, "second", ""),
                Mark.dot(Tone.GOOD, 1010, "third", "")),
            AXIS);

    assertEquals(2, layout.rows());
    assertEquals(List.of(0, 0, 1), layout.placed().stream().map(Placed::row).toList());
  }

  @Test
  void spansThatFollowUponEachOtherStayInOneRow() {
    LaneLayout layout =
        LaneLayout.of(
            List.of(
                Mark.block(Tone.AGENT, 0, 500, "reply 1", ""),
                Mark.block(Tone.CAUTION, 500, 510, "paused", ""),
                Mark.block(Tone.AGENT, 510, 3000, "reply 1", "")),
            AXIS);

    assertEquals(1, layout.rows());
    assertEquals(
        List.of("reply 1", "", "reply 1"), layout.placed().stream().map(Placed::label).toList());
  }

  @Test
  void aLabelAtTheRightEdgeStaysInside() {
    Placed placed =
        LaneLayout.of(List.of(Mark.dot(Tone.STOP, 9_990, "a rather long label", "")), AXIS)
            .placed()
            .get(0);

    assertTrue(placed.endPx() <= AXIS.rightPx() + 4, placed.toString());
    assertTrue(placed.textPx() < AXIS.x(9_990), placed.toString());
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    TimeAxis part = new TimeAxis(5_000, 6_000, 200, 120);

    LaneLayout layout =
        LaneLayout.of(
            List.of(
                Mark.dot(Tone.GOOD, 4_999, "before", ""),
                Mark.block(Tone.AGENT, 0, 10_000, "through", ""),
                Mark.dot(Tone.GOOD, 6_001, "after", "")),
            part);

    assertEquals(1, layout.placed().size());
    assertEquals(part.rightPx(), layout.placed().get(0).endPx());
  }
}
