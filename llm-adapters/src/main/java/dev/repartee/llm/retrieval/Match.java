package dev.repartee.llm.retrieval;

import org.jspecify.annotations.Nullable;

/**
 * What a question may be about: either an entry or a passage is set.
 *
 * @param line which phrasing of the entry, or sentence of the passage, is nearest
 * @param score how well it fits; about 0.5 for nothing in common, 1 for the same words
 */
record Match(@Nullable KnowledgeEntry entry, @Nullable Passage passage, int line, double score) {

  static Match certain(KnowledgeEntry entry) {
    return new Match(entry, null, 0, 1);
  }

  static Match certain(Passage passage) {
    return new Match(null, passage, 0, 1);
  }

  /** Whether it may be answered: an admission that nothing is known is no answer. */
  boolean known() {
    return entry == null || entry.action() != KnowledgeEntry.Action.UNKNOWN;
  }

  /** What it is about, so that it completes "Did you mean …?". */
  String topic() {
    if (entry != null) {
      return entry.topic();
    }
    return passage == null ? "" : passage.topic();
  }
}
