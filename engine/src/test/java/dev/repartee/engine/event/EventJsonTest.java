package dev.repartee.engine.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.repartee.engine.event.ConversationEvent.CommitReason;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private final EventJson json = new EventJson();

  @Test
  void writesSnakeCaseWithTheKindAndWithoutAbsentValues() {
    assertEquals(
        "{\"type\":\"turn_committed\",\"at_ms\":3000,\"turn\":1,\"text\":\"Hello\",\"reason\":\"typed\"}",
        json.write(
            new TurnCommitted(3000, 1, "Hello", CommitReason.TYPED, null, null, null, null)));
  }

  @Test
  void readsWhatItWrote() {
    ConversationEvent event =
        new TurnCommitted(3000, 1, "Hello", CommitReason.SILENCE, 350L, null, null, null);
    assertEquals(event, json.read(json.write(event)));
  }

  @Test
  void refusesWhatIsNotAnEventWithAPlainSentence() {
    assertThrows(IllegalArgumentException.class, () -> json.read("{\"type\":\"nonsense\"}"));
  }
}
