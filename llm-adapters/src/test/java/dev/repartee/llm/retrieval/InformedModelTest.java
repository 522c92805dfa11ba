package dev.repartee.llm.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.LanguageModelContract;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import dev.repartee.engine.spi.ProviderSettings;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import dev.repartee.engine.spi.SettingsException;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FrontDesk.Shared.class)
class InformedModelTest extends LanguageModelContract {
  private static final Message GREETING = new Message(Role.AGENT, "Hello, this is Robin.", false);

  private final FrontDesk frontDesk;
  private final EchoModel echo = new EchoModel();
  private final LanguageModel model;

  InformedModelTest(FrontDesk frontDesk) {
    this.frontDesk = frontDesk;
    this.model =
        new InformedModel(
            frontDesk.vertx(), frontDesk.services().inference(), echo, frontDesk.index());
  }

  @Override
  protected LanguageModel model() {
    return model;
  }

  @Override
  protected Vertx vertx() {
    return frontDesk.vertx();
  }

  private static Prompt prompt(String... callerWords) {
    List<Message> messages = new CopyOnWriteArrayList<>(List.of(GREETING));
    for (String words : callerWords) {
      if (messages.size() > 1) {
        messages.add(new Message(Role.AGENT, "An answer.", false));
      }
      messages.add(new Message(Role.CALLER, words, false));
    }
    return new Prompt("Be brief.", messages);
  }

  @Test
  void addsWhatFitsToTheLastMessageAndLeavesAllElseAsItIs() {
    Prompt asked = prompt("Are you open on Sunday?");
    ask(asked).await();
    Prompt sent = echo.prompts.get(0);
    assertEquals(asked.instructions(), sent.instructions());
    assertEquals(GREETING, sent.messages().get(0));
    String last = sent.messages().get(1).text();
    assertTrue(last.startsWith("Are you open on Sunday?\n\n[Notes for your answer"), last);
    assertTrue(last.contains("No, on Sundays we're closed."), last);
  }

  @Test
  void findsWhatAFollowUpIsAbout() {
    ask(prompt("When are you open?", "And on Saturdays?")).await();
    assertTrue(
        echo.prompts.get(0).lastCallerText().contains("on Saturday we're open from ten to four"),
        echo.prompts.get(0).lastCallerText());
  }

  @Test
  void putsTheAgentsNameIntoItsNotes() {
    Prompt asked = prompt("Who are you?");
    ask(new Prompt("You are Robin.", asked.messages())).await();
    assertTrue(echo.prompts.get(0).lastCallerText().contains("I'm Robin, the voice"));
  }

  @Test
  void tellsTheSameNotesAtTheSamePlaceWhenTheModelGoesOnAfterATool() {
    Prompt asked = prompt("Are you open on Sunday?");
    ask(asked).await();
    List<Entry> entries = new ArrayList<>(asked.entries());
    entries.add(new ToolRequest("a", "look", "{}"));
    entries.add(new ToolResult("a", "look", "found", false));
    ask(new Prompt(asked.instructions(), entries, List.of())).await();

    List<Entry> before = echo.prompts.get(0).entries();
    List<Entry> after = echo.prompts.get(1).entries();
    assertEquals(before, after.subList(0, before.size()));
    assertEquals(before.size() + 2, after.size());
  }

  @Test
  void leavesAPromptAloneThatAsksNothing() {
    Prompt nothing = new Prompt("Be brief.", List.of(GREETING));
    ask(nothing).await();
    assertSame(nothing, echo.prompts.get(0));
  }

  @Test
  void isTheModelItselfWithoutAKnowledgeFolder() throws ProviderUnavailableException {
    assertSame(
        echo, InformedModel.inform(echo, ProviderSettings.none("llm"), frontDesk.services()));
    assertEquals(0, echo.closed.get());
  }

  @Test
  void closesTheModelWhenTheFolderIsWrong() {
    Assertions.assertThrows(
        SettingsException.class,
        () ->
            InformedModel.inform(
                echo, FrontDesk.settings(Path.of("no-such-folder")), frontDesk.services()));
    assertEquals(1, echo.closed.get());
  }

  /** Remembers what it is asked. */
  private final class EchoModel implements LanguageModel {
    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String displayName() {
      return "echo";
    }

    @Override
    public Cancellable reply(Prompt prompt, ReplyListener listener) {
      prompts.add(prompt);
      frontDesk
          .vertx()
          .getOrCreateContext()
          .runOnContext(
              now -> {
                listener.on(new ReplyEvent.TextDelta("Well."));
                listener.on(new ReplyEvent.Finished(FinishReason.STOP, Usage.UNKNOWN));
              });
      return Cancellable.DONE;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
