package dev.repartee.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History("Be kind.");

  @Test
  void doesNotRememberAReplyOfWhichNothingWasHeard() {
    history.addCaller("Hello");
    history.addAgent("  ", true);
    assertEquals(1, history.messages().size());
  }

  @Test
  void supposesATurnWithoutRememberingIt() {
    history.addCaller("Hello");
    assertEquals("Hello and goodbye", history.promptWith("and goodbye").lastCallerText());
    assertEquals("Hello", history.prompt().lastCallerText());
  }

  @Test
  void onlyGrowsAtItsEndSoThatProvidersCanCacheTheBeginning() {
    history.addCaller("One");
    var before = history.prompt().messages();
    history.addAgent("Two", false);
    var after = history.prompt().messages();
    assertEquals(before, after.subList(0, before.size()));
  }

  @Test
  void tellsOfAToolThatStillRunsAndLaterItsResultInTheSamePlace() {
    ToolRequest request = new ToolRequest("c1", "look", "{}");
    ToolUse use = new ToolUse(request);
    use.begin();
    history.addCaller("Look");
    history.addReply(List.of(new HistoryPart.Used(List.of(use))));
    history.addCaller("Well?");
    ToolResult before = (ToolResult) history.prompt().entries().get(2);
    assertTrue(before.text().contains("still running"), before.text());

    use.end("found", false);
    assertEquals(
        List.of(request, new ToolResult("c1", "look", "found", false)),
        history.prompt().entries().subList(1, 3));
    assertEquals(2, history.messages().size());
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 3 * History.MAX_MESSAGES; i++) {
      history.addCaller("turn " + i);
    }
    assertTrue(history.messages().size() <= History.MAX_MESSAGES);
    assertEquals("turn " + (3 * History.MAX_MESSAGES - 1), last());
  }

  private String last() {
    return history.messages().get(history.messages().size() - 1).text();
  }
}
