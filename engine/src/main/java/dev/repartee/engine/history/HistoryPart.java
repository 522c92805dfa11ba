package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt.Entry;
import dev.repartee.engine.spi.Prompt.Message;
import java.util.List;
import java.util.stream.Stream;

/** A piece of the history that stays together. */
public sealed interface HistoryPart {
  /** The piece as models are told it, as far as it is known now. */
  Stream<Entry> entries();

  /** Something that was said. */
  record Said(Message message) implements HistoryPart {
    @Override
    public Stream<Entry> entries() {
      return Stream.of(message);
    }
  }

  /** Tools that the model asked for at once: all requests, then all results. */
  record Used(List<ToolUse> uses) implements HistoryPart {
    public Used {
      uses = List.copyOf(uses);
    }

    @Override
    public Stream<Entry> entries() {
      return Stream.concat(uses.stream().map(ToolUse::request), uses.stream().map(ToolUse::result));
    }
  }
}
