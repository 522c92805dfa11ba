package dev.repartee.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PeersBenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void refusesStepsThatDoNotGoUp() {
    assertEquals(2, run("--steps", "8,1"));
    assertTrue(err.toString().contains("--steps must be numbers of calls that go up"));
    assertTrue(err.toString().contains("not [8, 1]"), err.toString());
  }

  @Test
  void refusesStepsWithoutCalls() {
    assertEquals(2, run("--steps", "0,8"));
    assertTrue(err.toString().contains("--steps must be"), err.toString());
  }

  @Test
  void refusesStepsThatAreNoNumbers() {
    assertEquals(2, run("--steps", "1,many"));
    assertTrue(err.toString().contains("'many' is not an int"), err.toString());
  }

  @Test
  void refusesToMeasureNoTime() {
    assertEquals(2, run("--seconds", "0"));
    assertTrue(err.toString().contains("--seconds must be at least 1, not 0"), err.toString());
  }

  @Test
  void refusesTimesBeforeTheBeginning() {
    assertEquals(2, run("--settle", "-1"));
    assertTrue(err.toString().contains("--settle and --warm-up must not be negative"));
    assertEquals("", out.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new PeersBench())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
