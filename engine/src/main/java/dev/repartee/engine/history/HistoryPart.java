package dev.repartee.engine.history;

import dev.repartee.engine.spi.Prompt.Entry;
import java.util.List;
import java.util.stream.Stream;

/** A piece of the history that stays together. */
public sealed interface HistoryPart permits Remark, HistoryPart.Used {
  /** The piece as models are told it, as far as it is known now. */
  Stream<Entry> entries();

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
