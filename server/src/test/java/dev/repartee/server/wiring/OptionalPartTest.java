package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.EndOfTurnDetector;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.server.config.ProviderChoice;
import dev.repartee.server.stub.StubAgent;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionalPartTest {
  private final Vertx vertx = Vertx.vertx();
  private final InferencePool inference = new InferencePool(1, 1);

  @AfterEach
  void release() {
    vertx.close();
    inference.close();
  }

  @Test
  void staysEmptyUnlessSomebodyIsAskedFor() throws NoProviderException {
    for (ProviderChoice wanted : List.of(ProviderChoice.AUTO, asked("none"))) {
      Choice<Optional<EndOfTurnDetector>> choice = choose(wanted);

      assertEquals(Optional.empty(), choice.provider());
      assertEquals(List.of(), choice.refusals());
    }
  }

  @Test
  void staysEmptyAndSaysWhyWhenTheOneAskedForCannotServe() throws NoProviderException {
    Choice<Optional<EndOfTurnDetector>> choice = choose(asked("smart-turn"));

    assertEquals(Optional.empty(), choice.provider());
    assertEquals(
        List.of(
            "End of turn:    silence, because it is the next that works here",
            "                (smart-turn cannot serve: There is no model smart-turn.)"),
        choice.report("silence"));
  }

  @Test
  void anUnknownNameIsToldWithTheNamesThereAre() {
    SettingsException refusal =
        assertThrows(SettingsException.class, () -> choose(asked("oracle")));

    assertEquals(
        "end-of-turn.provider: there is no provider called oracle;"
            + " choose auto or one of: smart-turn, none",
        refusal.getMessage());
  }

  private Choice<Optional<EndOfTurnDetector>> choose(ProviderChoice wanted)
      throws NoProviderException {
    Casting casting =
        new Casting(new ProviderServices(vertx, inference, StubAgent.NO_MODELS), Path.of(""));
    return casting.choose(
        Part.discoverOptional("end-of-turn", "End of turn", ProviderFactory.ForEndOfTurn.class),
        wanted);
  }

  private static ProviderChoice asked(String name) {
    return new ProviderChoice(name, Map.of());
  }
}
