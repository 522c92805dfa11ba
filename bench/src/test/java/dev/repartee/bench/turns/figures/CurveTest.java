package dev.repartee.bench.turns.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void readsTheDelayBetweenTwoPoints() {
    assertEquals(775.0, Curve.delayAt(0.05, points(500, 0.10, 1000, 0.02, 700, 0.06)));
  }

  @Test
  void findsAPointThatIsHitExactly() {
    assertEquals(700.0, Curve.delayAt(0.06, points(500, 0.10, 1000, 0.02, 700, 0.06)));
  }

  @Test
  void takesTheFirstPointWhereItIsGoodEnough() {
    assertEquals(500.0, Curve.delayAt(0.2, points(500, 0.10, 1000, 0.02)));
  }

  @Test
  void leavesOutPointsThatAnotherBeats() {
    assertEquals(750.0, Curve.delayAt(0.05, points(500, 0.10, 800, 0.30, 1000, 0.0)));
  }

  @Test
  void tellsNothingBeyondTheLastPoint() {
    assertNull(Curve.delayAt(0.01, points(500, 0.10, 1000, 0.02)));
  }

  private static List<double[]> points(double... delayAndRate) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < delayAndRate.length; i += 2) {
      points.add(new double[] {delayAndRate[i], delayAndRate[i + 1]});
    }
    return points;
  }
}
