package dev.repartee.bench.turns.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.repartee.engine.spi.Cancellable;
import dev.repartee.engine.spi.LanguageModel;
import dev.repartee.engine.spi.Prompt;
import dev.repartee.engine.spi.ReplyEvent;
import dev.repartee.engine.spi.ReplyEvent.FinishReason;
import dev.repartee.engine.spi.ReplyEvent.Usage;
import dev.repartee.engine.time.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A stub model: says the same to everything, but for the first word, which is another for each
 * prompt: so it can be told from a reply to what it was. The first token comes after 100 ms, one
 * more every 10 ms.
 */
final class StubAnswers implements LanguageModel {
  private static final long FIRST_TOKEN_MS = 100;
  private static final long TOKEN_MS = 10;
  private static final Pattern TOKEN_END = Pattern.compile("(?<= )");
  private static final List<String> MARKS =
      List.of(
          "Alpha",
          "Bravo",
          "Charlie",
          "Delta",
          "Echo",
          "Foxtrot",
          "Golf",
          "Hotel",
          "India",
          "Juliet",
          "Kilo",
          "Lima",
          "Mike",
          "November",
          "Oscar",
          "Papa",
          "Quebec",
          "Romeo",
          "Sierra",
          "Tango",
          "Uniform",
          "Victor",
          "Whiskey",
          "Yankee",
          "Zulu");

  private final EventLoop loop;
  private final String answer;
  private final List<Asked> asked = new ArrayList<>();

  /**
   * A stub.
   *
   * @param answer what follows the mark
   */
  StubAnswers(EventLoop loop, String answer) {
    this.loop = loop;
    this.answer = answer;
  }

  @Override
  public String displayName() {
    return "stub: the first token after 100 ms, one more every 10 ms";
  }

  @Override
  public Cancellable reply(Prompt prompt, ReplyListener listener) {
    String mark = MARKS.get(asked.size() % MARKS.size());
    asked.add(new Asked(loop.nanos() / 1_000_000, mark, prompt));
    Telling telling = new Telling(TOKEN_END.split(mark + ", " + answer), listener);
    telling.nextAfter(FIRST_TOKEN_MS);
    return () -> telling.timer.cancel();
  }

  @Override
  public void close() {}

  /** Everything it was asked so far, oldest first. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private final class Telling {
    private final String[] tokens;
    private final ReplyListener listener;
    private Cancellable timer = Cancellable.DONE;
    private int told;

    Telling(String[] tokens, ReplyListener listener) {
      this.tokens = tokens;
      this.listener = listener;
    }

    void nextAfter(long ms) {
      timer = loop.at(loop.nanos() + MILLISECONDS.toNanos(ms), this::tell);
    }

    private void tell() {
      listener.on(new ReplyEvent.TextDelta(tokens[told++]));
      if (told < tokens.length) {
        nextAfter(TOKEN_MS);
      } else {
        listener.on(new ReplyEvent.Finished(FinishReason.STOP, new Usage(0, told, 0)));
      }
    }
  }
}
