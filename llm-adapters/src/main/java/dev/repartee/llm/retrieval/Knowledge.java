package dev.repartee.llm.retrieval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an agent was told: questions with answers, and passages of documents.
 *
 * @param entries in the order of the files; ids are unique
 * @param passages in the order of the files
 */
record Knowledge(List<KnowledgeEntry> entries, List<Passage> passages) {
  Knowledge {
    entries = List.copyOf(entries);
    passages = List.copyOf(passages);
  }

  Optional<KnowledgeEntry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The entry one of whose answers stands in a text, as far as it was heard. */
  Optional<KnowledgeEntry> entryThatSays(String text) {
    String heard = text.strip();
    return entries.stream()
        .filter(
            entry ->
                entry.answers().stream()
                    .anyMatch(answer -> heard.contains(answer) || begins(answer, heard)))
        .findFirst();
  }

  private static boolean begins(String answer, String heard) {
    return !heard.isEmpty() && answer.startsWith(heard);
  }

  /** This knowledge, and what {@code others} have under ids of their own. */
  Knowledge withDefaults(List<KnowledgeEntry> others) {
    Map<String, KnowledgeEntry> byId = new LinkedHashMap<>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    others.forEach(entry -> byId.putIfAbsent(entry.id(), entry));
    return new Knowledge(List.copyOf(byId.values()), passages);
  }
}
