package dev.repartee.llm.openai;

import dev.repartee.engine.spi.ReplyEvent.ToolCall;
import dev.repartee.llm.openai.ChatChunk.ToolCallPiece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the tool calls of one answer together from the pieces in which they are streamed. */
final class ToolCallAssembly {
  private static final int MAX_CALLS = 32;
  private static final int MAX_ARGUMENTS_CHARACTERS = 64_000;

  private final List<Parts> calls = new ArrayList<>();
  private final Map<Integer, Parts> current = new HashMap<>();

  /** Takes a piece; false if there is more than anyone would ask for. */
  boolean accept(ToolCallPiece piece) {
    Parts parts = partsFor(piece);
    parts.id = piece.id().isEmpty() ? parts.id : piece.id();
    // Said once or again and again, but never in pieces.
    parts.name = piece.name().isEmpty() ? parts.name : piece.name();
    parts.arguments.append(piece.arguments());
    return calls.size() <= MAX_CALLS && parts.arguments.length() <= MAX_ARGUMENTS_CHARACTERS;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** The calls in their order; those to which the server gave no id get one. */
  List<ToolCall> calls() {
    List<ToolCall> whole = new ArrayList<>();
    for (Parts parts : calls) {
      String id = parts.id.isEmpty() ? "call_" + whole.size() : parts.id;
      whole.add(new ToolCall(id, parts.name, parts.arguments.toString()));
    }
    return whole;
  }

  /** Some servers give all calls the same index and tell them apart by their ids only. */
  private Parts partsFor(ToolCallPiece piece) {
    Parts parts = current.get(piece.index());
    boolean another =
        parts != null
            && !piece.id().isEmpty()
            && !parts.id.isEmpty()
            && !piece.id().equals(parts.id);
    if (parts == null || another) {
      parts = new Parts();
      calls.add(parts);
      current.put(piece.index(), parts);
    }
    return parts;
  }

  private static final class Parts {
    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();
  }
}
