package dev.repartee.llm.retrieval;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that callers ask, and what to say to it.
 *
 * @param id its name among the entries
 * @param topic what it is about, so that it completes "Did you mean …?"; empty if nobody should be
 *     asked that
 * @param action what to do; {@link Action#ANSWER} if the file says nothing
 * @param questions ways in which callers put it
 * @param answers what to say, one of them each time, in order
 * @param then what to offer after the answer
 */
record KnowledgeEntry(
    String id,
    String topic,
    Action action,
    List<String> questions,
    @JsonAlias("answer") List<String> answers,
    @Nullable FollowUp then) {

  /**
   * Checks what was read, with sentences for whoever wrote the file.
   *
   * @throws IllegalArgumentException if something is missing
   */
  KnowledgeEntry {
    topic = topic == null ? "" : topic;
    action = action == null ? Action.ANSWER : action;
    answers = answers == null ? List.of() : List.copyOf(answers);
    questions = questions == null ? List.of() : List.copyOf(questions);
    if (id == null || id.isBlank()) {
      throw new IllegalArgumentException("an entry has no id; give it a short name");
    }
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("entry " + id + " has no questions; write at least one");
    }
    if (action == Action.ANSWER && answers.isEmpty()) {
      throw new IllegalArgumentException("entry " + id + " has no answers; write at least one");
    }
  }

  /** What to do about a question. */
  enum Action {
    /** Say the answer. */
    @JsonProperty("answer")
    ANSWER,
    /** Say again what the agent said last. */
    @JsonProperty("repeat")
    REPEAT,
    /** Say the rest of what was cut off. */
    @JsonProperty("go-on")
    GO_ON,
    /** Admit that this is not known. */
    @JsonProperty("unknown")
    UNKNOWN
  }

  /**
   * An offer after an answer.
   *
   * @param ask the question to the caller
   * @param id the entry that answers a "yes"
   */
  record FollowUp(String ask, String id) {
    FollowUp {
      if (ask == null || ask.isBlank() || id == null || id.isBlank()) {
        throw new IllegalArgumentException("'then' needs both 'ask' and 'id'");
      }
    }
  }
}
