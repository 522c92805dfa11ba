package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import dev.repartee.engine.spi.Prompt.Role;
import java.util.stream.Stream;

/**
 * Something that was said and heard.
 *
 * @param text exactly the words that were heard
 */
public record Remark(Role who, String text, Standing standing) implements HistoryPart {
  /** Models are not told of back-channels, nor of what was taken back. */
  @Override
  public Stream<Entry> entries() {
    return switch (standing) {
      case COMPLETE -> Stream.of(new Message(who, text, false));
      case CUT_OFF -> Stream.of(new Message(who, text, true));
      case WITHDRAWN, BACK_CHANNEL -> Stream.empty();
    };
  }

  /** What a remark counts for. */
  public enum Standing {
    /** It was said to its end. */
    COMPLETE,
    /** It was cut off after its last word. */
    CUT_OFF,
    /** It was cut off when it had hardly begun, because the other was not finished: taken back. */
    WITHDRAWN,
    /** It only showed attention. */
    BACK_CHANNEL
  }
}
