package dev.repartee.engine;

import static dev.repartee.engine.TestCall.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.repartee.engine.event.ConversationEvent;
import dev.repartee.engine.event.ConversationEvent.AgentState;
import dev.repartee.engine.event.ConversationEvent.ReplyEnded;
import dev.repartee.engine.event.ConversationEvent.ReplyPaused;
import dev.repartee.engine.event.ConversationEvent.ReplyResumed;
import dev.repartee.engine.event.ConversationEvent.ReplyStarted;
import dev.repartee.engine.event.ConversationEvent.ReplyText;
import dev.repartee.engine.event.ConversationEvent.StateChanged;
import dev.repartee.engine.event.ConversationEvent.ToolStarted;
import dev.repartee.engine.event.ConversationEvent.TurnCommitted;
import dev.repartee.engine.event.ConversationEvent.WordHeard;
import dev.repartee.engine.history.Remark;
import dev.repartee.engine.history.Remark.Standing;
import dev.repartee.engine.spi.Prompt.Role;
import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.engine.stub.StubTool;
import dev.repartee.engine.turn.BargeIn;
import dev.repartee.engine.turn.BargeIn.Policy;
import dev.repartee.engine.turn.BargeIn.Reaction;
import dev.repartee.engine.turn.Patience;
import dev.repartee.engine.turn.SpeculationLimits;
import dev.repartee.engine.turn.SpeculationLimits.Reach;
import dev.repartee.engine.turn.TurnOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every call, however both sides talk: many calls made up from seeds. */
class ConversationPropertyTest {
  private static final int CALLS_PER_SEED = 60;
  private static final double LAST_WORD_SECONDS = 40;
  private static final double END_SECONDS = 120;
  private static final Pattern UTTERANCE = Pattern.compile("number[a-z]+");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRulesOfConversationHoldInEveryCall(long seed) {
    Random random = new Random(seed);
    int toolsUsed = 0;
    for (int i = 0; i < CALLS_PER_SEED; i++) {
      TestCall call = randomCall(random);
      Conversation conversation = call.start();
      typeNowAndThen(random, call);
      call.runUntil(END_SECONDS);
      String which = "call " + i + " of seed " + seed + ": " + call.events;

      noReplyIsHeardAfterItsEnd(call.events, which);
      noUtteranceIsCommittedTwice(conversation.said(), which);
      noToolRunsForAReplyThatIsOnlyPrepared(call.events, which);
      historyHoldsTheWordsHeard(call, conversation.said(), which);
      theAgentComesToRest(call, which);
      toolsUsed += call.all(ToolStarted.class).size();
    }
    assertTrue(toolsUsed > 0, "the calls of a seed use tools");
  }

  private static void noReplyIsHeardAfterItsEnd(List<ConversationEvent> events, String which) {
    Set<Integer> ended = new HashSet<>();
    for (ConversationEvent event : events) {
      if (event instanceof ReplyEnded end) {
        assertTrue(ended.add(end.reply()), which);
      }
      assertTrue(!ended.contains(replyOf(event)), which);
    }
  }

  private static int replyOf(ConversationEvent event) {
    if (event instanceof ReplyText text) {
      return text.reply();
    } else if (event instanceof ReplyStarted started) {
      return started.reply();
    } else if (event instanceof WordHeard heard) {
      return heard.reply();
    } else if (event instanceof ToolStarted started) {
      return started.reply();
    } else if (event instanceof ReplyPaused paused) {
      return paused.reply();
    } else if (event instanceof ReplyResumed resumed) {
      return resumed.reply();
    }
    return -1;
  }

  /** While a reply is only prepared, the agent listens. */
  private static void noToolRunsForAReplyThatIsOnlyPrepared(
      List<ConversationEvent> events, String which) {
    AgentState state = AgentState.LISTENING;
    for (ConversationEvent event : events) {
      if (event instanceof StateChanged changed) {
        state = changed.state();
      } else if (event instanceof ToolStarted) {
        assertNotEquals(AgentState.LISTENING, state, which);
      }
    }
  }

  /** Each utterance has a word of its own, so that it can be found again. */
  private static void noUtteranceIsCommittedTwice(List<Remark> said, String which) {
    Set<String> seen = new HashSet<>();
    for (Remark remark : said) {
      if (remark.who() == Role.CALLER && remark.standing() == Standing.COMPLETE) {
        Matcher own = UTTERANCE.matcher(remark.text());
        while (own.find()) {
          assertTrue(seen.add(own.group()), which);
        }
      }
    }
  }

  private static void historyHoldsTheWordsHeard(TestCall call, List<Remark> said, String which) {
    Map<Integer, StringBuilder> texts = new HashMap<>();
    Map<Integer, Integer> heardEnds = new HashMap<>();
    for (ConversationEvent event : call.events) {
      if (event instanceof ReplyText text) {
        texts.computeIfAbsent(text.reply(), key -> new StringBuilder()).append(text.text());
      } else if (event instanceof WordHeard heard) {
        heardEnds.put(heard.reply(), heard.textEnd());
      } else if (event instanceof ReplyEnded end) {
        StringBuilder text = texts.getOrDefault(end.reply(), new StringBuilder());
        int heardEnd = heardEnds.getOrDefault(end.reply(), 0);
        assertEquals(text.substring(0, heardEnd), end.heardText(), which);
      }
    }
    // A tool in a reply divides it into several remarks.
    String heard =
        call.all(ReplyEnded.class).stream()
            .map(ReplyEnded::heardText)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    String remembered =
        said.stream()
            .filter(remark -> remark.who() == Role.AGENT)
            .filter(remark -> remark.standing() != Standing.BACK_CHANNEL)
            .map(Remark::text)
            .collect(Collectors.joining(" "));
    assertEquals(heard, remembered, which);
  }

  private static void theAgentComesToRest(TestCall call, String which) {
    List<AgentState> states =
        call.all(StateChanged.class).stream().map(StateChanged::state).toList();
    if (!states.isEmpty()) {
      assertEquals(AgentState.LISTENING, states.get(states.size() - 1), which);
    }
    int replies = call.all(ReplyEnded.class).size();
    assertTrue(replies >= call.all(TurnCommitted.class).size(), which);
  }

  private static TestCall randomCall(Random random) {
    TestCall call =
        new TestCall(randomOptions(random), 0.05 + random.nextDouble(), 0.3 + random.nextInt(5));
    if (random.nextBoolean()) {
      call.greetsWith("Good morning to you all.");
    }
    call.caller.delaySeconds(random.nextInt(3) * 0.1);
    double at = random.nextDouble() * 3;
    for (int i = 0; at < LAST_WORD_SECONDS; i++) {
      double end = at + 0.05 + random.nextDouble() * random.nextInt(4);
      say(random, call, at, end, i);
      at = end + 0.05 + random.nextDouble() * random.nextInt(6);
    }
    for (int i = 0; i < 4; i++) {
      double firstToken = random.nextDouble() * 1.5;
      call.model.answers(
          "One two three four. Five six seven eight.",
          firstToken,
          firstToken + random.nextDouble());
    }
    if (random.nextInt(2) == 0) {
      StubTool look = new StubTool(call.loop, "look", random.nextDouble() * 6, "found");
      call.uses("One moment.", random.nextBoolean() ? look : look.withSideEffects());
      call.model.asksFor(
          random.nextBoolean() ? "" : "Let me see.", 0.2, 0.3, new ToolCall("c", "look", "{}"));
      call.model.answers("Here it is.", 0.2, 0.3);
    }
    if (random.nextInt(5) == 0) {
      call.model.fails("", random.nextDouble());
    }
    return call;
  }

  private static void say(Random random, TestCall call, double from, double to, int number) {
    String own = "number" + Character.toString('a' + number % 26) + "x".repeat(number / 26);
    String text =
        switch (random.nextInt(8)) {
          case 0 -> "";
          case 1 -> "Mm-hmm.";
          case 2 -> "Stop " + own;
          case 3 -> "one two";
          case 4 -> own + " and";
          default -> "This is " + own;
        };
    switch (random.nextInt(10)) {
      case 0 -> call.caller.saysUnfinished(from, to, text);
      case 1 -> call.caller.hearsFarAway(from, to, text, 0.1);
      default -> call.caller.says(from, to, text, random.nextDouble() * 0.6);
    }
  }

  private static void typeNowAndThen(Random random, TestCall call) {
    if (random.nextInt(3) == 0) {
      call.runUntil(random.nextDouble() * LAST_WORD_SECONDS);
      call.caller.types("I typed numbertyped");
    }
    if (random.nextInt(4) == 0) {
      call.runUntil(call.loop.nanos() / 1e9 + random.nextDouble() * 10);
      call.caller.hushes();
    }
  }

  private static TurnOptions randomOptions(Random random) {
    return BASE.with(
            random.nextBoolean()
                ? Patience.fixed(random.nextInt(900), 2000)
                : new Patience(200, 400, 900, 2000, true))
        .with(
            new SpeculationLimits(
                oneOf(random, Reach.OFF, Reach.MODEL, Reach.MODEL_AND_VOICE),
                random.nextInt(4),
                random.nextBoolean()))
        .with(
            new BargeIn(
                oneOf(random, Policy.ALLOW, Policy.APPEND, Policy.IGNORE),
                oneOf(random, Reaction.NONE, Reaction.DUCK, Reaction.PAUSE),
                random.nextInt(200),
                300 + random.nextInt(500),
                200 + random.nextInt(300),
                random.nextInt(3),
                500 + random.nextInt(500),
                random.nextInt(1500),
                random.nextBoolean() ? 1500 : 0))
        .withMurmurAfterMs(random.nextBoolean() ? 2000 : 0)
        .withMaxWords(random.nextInt(2) * 5);
  }

  @SafeVarargs
  private static <T> T oneOf(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void theCallsDifferFromOneAnother(long seed) {
    Random random = new Random(seed);
    TestCall one = randomCall(random);
    TestCall other = randomCall(random);
    one.start();
    other.start();
    one.runUntil(END_SECONDS);
    other.runUntil(END_SECONDS);
    assertNotEquals(one.events, other.events);
  }
}
