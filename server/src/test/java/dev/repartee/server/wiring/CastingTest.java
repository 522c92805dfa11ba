package dev.repartee.server.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.ProviderFactory;
import dev.repartee.engine.spi.ProviderServices;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.SettingsException;
import dev.repartee.server.config.ProviderChoice;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CastingTest {
  private final Vertx vertx = Vertx.vertx();
  private final InferencePool inference = new InferencePool(1, 1);
  private final Casting casting =
      new Casting(new ProviderServices(vertx, inference, name -> Path.of(name)), Path.of("agent"));

  @AfterEach
  void release() {
    vertx.close();
    inference.close();
  }

  @Test
  void theMostPreferredServesWhenNothingIsAskedFor() throws NoProviderException {
    Choice<String> choice =
        casting.choose(part(works("second", 2), works("first", 1)), ProviderChoice.AUTO);

    assertEquals("first", choice.name());
    assertEquals("it is the first choice", choice.reason());
  }

  @Test
  void theNextServesWhenOneCannotAndTheReportSaysWhy() throws NoProviderException {
    Choice<String> choice =
        casting.choose(
            part(refuses("local", 1, "No server answers."), works("brain", 2)),
            ProviderChoice.AUTO);

    assertEquals(
        List.of(
            "Answers:        The brain, because it is the next that works here",
            "                (local cannot serve: No server answers.)"),
        choice.report("The brain"));
  }

  @Test
  void theOneAskedForGoesFirstAndGetsItsSettings() throws NoProviderException {
    Choice<String> choice =
        casting.choose(
            part(works("first", 1), works("asked", 5)),
            new ProviderChoice("asked", Map.of("model", "small")));

    assertEquals("asked with small", choice.provider());
    assertEquals("the agent asks for it", choice.reason());
  }

  @Test
  void anotherServesWhenTheOneAskedForCannot() throws NoProviderException {
    Choice<String> choice =
        casting.choose(
            part(works("first", 1), refuses("asked", 5, "The key is missing.")),
            new ProviderChoice("asked", Map.of()));

    assertEquals("first", choice.name());
    assertEquals(List.of("asked cannot serve: The key is missing."), choice.refusals());
  }

  @Test
  void aProviderThatMustBeAskedForIsNeverChosenUnasked() throws NoProviderException {
    FakeFactory shy = works("shy", -1);

    assertThrows(NoProviderException.class, () -> casting.choose(part(shy), ProviderChoice.AUTO));
    assertEquals("shy", casting.choose(part(shy), new ProviderChoice("shy", Map.of())).name());
  }

  @Test
  void anUnknownNameIsToldWithTheNamesThereAre() {
    SettingsException refusal =
        assertThrows(
            SettingsException.class,
            () ->
                casting.choose(
                    part(works("first", 1), works("second", 2)),
                    new ProviderChoice("fisrt", Map.of())));

    assertEquals(
        "llm.provider: there is no provider called fisrt; choose auto or one of: first, second",
        refusal.getMessage());
  }

  @Test
  void whenNobodyCanServeEveryReasonIsTold() {
    NoProviderException refusal =
        assertThrows(
            NoProviderException.class,
            () ->
                casting.choose(
                    part(refuses("one", 1, "It rains."), refuses("two", 2, "It pours.")),
                    ProviderChoice.AUTO));

    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("one cannot serve: It rains."), message);
    assertTrue(message.contains("two cannot serve: It pours."), message);
  }

  private static Part<String> part(FakeFactory... candidates) {
    return new Part<>("llm", "Answers", List.of(candidates));
  }

  private static FakeFactory works(String name, int preference) {
    return new FakeFactory(name, preference, null);
  }

  private static FakeFactory refuses(String name, int preference, String why) {
    return new FakeFactory(name, preference, why);
  }

  private record FakeFactory(String name, int preference, @Nullable String refusal)
      implements ProviderFactory<String> {
    @Override
    public String create(ProviderSettings settings, ProviderServices services)
        throws ProviderUnavailableException {
      if (refusal != null) {
        throw new ProviderUnavailableException(refusal);
      }
      return settings.text("model").map(model -> name + " with " + model).orElse(name);
    }
  }
}
