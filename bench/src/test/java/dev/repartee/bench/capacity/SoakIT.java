package dev.repartee.bench.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.bench.serve.LoadTransport;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Takes ten minutes, and runs only in the profile {@code soak}. */
class SoakIT {
  private static final double MINUTES = Double.parseDouble(System.getProperty("soak.minutes"));
  private static final int CALLS = 20;
  private static final int SILENT_CONNECTIONS = 9_000;

  @Test
  void aServerHoldsNoMoreAfterManyCallsThanAfterFew() throws Exception {
    SoakFigures figures =
        new Soak(LoadTransport.TWILIO, MINUTES, CALLS, SILENT_CONNECTIONS)
            .run(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    System.err.println(figures);
    assertEquals(List.of(), figures.complaints());
    assertTrue(figures.comingAndGoing().responseMs().n() > 0, "nobody was answered");
  }
}
