package dev.repartee.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.Prompt.ToolRequest;
import dev.repartee.engine.spi.Prompt.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private final History history = new History("Be kind.");

  @Test
  void doesNotRememberAReplyOfWhichNothingWasHeard() {
    history.addCaller("Hello");
    history.addAgent("  ", Standing.CUT_OFF);
    assertEquals(1, history.remarks().size());
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
    history.addAgent("Two", Standing.COMPLETE);
    var after = history.prompt().messages();
    assertEquals(before, after.subList(0, before.size()));
  }

  @Test
  void canBeCorrectedByALineThatKnowsBetter() {
    history.addCaller("One");
    history.addAgent("Two", Standing.COMPLETE);
    history.edit(parts -> parts.subList(0, 1));
    assertEquals(List.of(new Remark(Role.CALLER, "One", Standing.COMPLETE)), history.remarks());
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
    assertEquals(2, history.remarks().size());
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 3 * History.MAX_REMARKS; i++) {
      history.addCaller("turn " + i);
    }
    assertTrue(history.remarks().size() <= History.MAX_REMARKS);
    assertEquals("turn " + (3 * History.MAX_REMARKS - 1), last());
  }

  @Test
  void doesNotTellTheModelWhatWasTakenBackOrOnlyShowedAttention() {
    history.addCaller("I need");
    history.addAgent("Sure,", Standing.WITHDRAWN);
    history.addBackChannel(Role.CALLER, "Mm-hmm.");
    history.addCaller("a lock.");
    assertEquals("I need a lock.", history.prompt().lastCallerText());
    assertEquals(4, history.remarks().size());
  }

  private String last() {
    return history.remarks().get(history.remarks().size() - 1).text();
  }
}
