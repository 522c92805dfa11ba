package dev.repartee.engine.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link CallTransport} must do that carries text and events beside sound. */
public abstract class TextLineContract extends CallTransportContract {
  @Test
  void handsOnWhatTheCallerTypes() throws Exception {
    run(
        () -> {
          line().caller().type("Where is my order?");
          line().caller().type("Nummer 7 bitte, schön!");
        });
    await("both texts are there", () -> typed.size() == 2);
    assertEquals(List.of("Where is my order?", "Nummer 7 bitte, schön!"), typed);
  }

  @Test
  void tellsTheCallerWhatHappensInOrder() throws Exception {
    List<ConversationEvent> sent = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      sent.add(new ReplyText(i, 1, "word " + i));
    }
    run(
        () -> {
          sent.forEach(line().transport()::send);
        });
    await("all events are there", () -> events.size() >= sent.size());
    assertEquals(sent, events);
  }

  @Test
  void deliversWhatWasSentJustBeforeItWasClosed() throws Exception {
    ConversationEvent last = new ConversationEvent.CallEnded(1, "Good bye.");
    run(
        () -> {
          line().transport().send(last);
          line().transport().close("Good bye.");
        });
    await("the last event is there", () -> events.contains(last));
  }
}
