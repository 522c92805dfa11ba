package dev.repartee.llm.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a question is about.
 *
 * <p>The score of an answer is the cosine between the question and the nearest of its phrasings (or
 * of a passage's sentences), moved by up to {@link #WORDS_WEIGHT} according to how many of the
 * question's words the answer knows, rare words counting more. The cosine alone takes "do you sell
 * shoes" for "do you sell bikes"; the words alone miss every paraphrase. Immutable.
 */
final class KnowledgeIndex implements AutoCloseable {
  /** Chosen on a development set of questions, which is not the one the tests hold back. */
  static final double WORDS_WEIGHT = 0.2;

  /** What a word counts that stands in an answer but in no phrasing of its question. */
  private static final double ANSWER_WORD = 0.6;

  /** Stands for the share of known words where a question has none that tell anything. */
  private static final double NEUTRAL_SHARE = 0.6;

  private final TextEmbedder embedder;
  private final List<Target> targets;
  private final Map<String, Integer> targetsWithStem = new HashMap<>();

  /** Builds an index; one vector of {@code vectors} for each of {@link #textsToEmbed}, in order. */
  KnowledgeIndex(Knowledge knowledge, TextEmbedder embedder, List<float[]> vectors) {
    this.embedder = embedder;
    this.targets = targets(knowledge, vectors);
    for (Target target : targets) {
      target.stems().forEach(stem -> targetsWithStem.merge(stem, 1, Integer::sum));
    }
  }

  /** What must be embedded for an index of this knowledge. */
  static List<String> textsToEmbed(Knowledge knowledge) {
    List<String> texts = new ArrayList<>();
    knowledge.entries().forEach(entry -> texts.addAll(phrasings(entry)));
    knowledge.passages().forEach(passage -> texts.addAll(lines(passage)));
    return texts;
  }

  /** All that may be meant by a plain text, best first; one match for each entry and passage. */
  List<Match> find(String plain) {
    float[] vector = embedder.embed(plain);
    List<String> stems = Wording.contentStems(plain);
    return targets.stream()
        .map(target -> target.match(vector, knownShare(stems, target)))
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .toList();
  }

  /**
   * What may be meant by a plain text that goes on from an earlier one, best first. Whatever knows
   * none of the new words is left out: it could only answer the earlier question again.
   */
  List<Match> findFollowUp(String earlier, String plain) {
    float[] vector = embedder.embed(earlier + " " + plain);
    List<String> stems = Wording.contentStems(plain);
    return targets.stream()
        .filter(target -> knownShare(stems, target) > 0)
        .map(target -> target.match(vector, knownShare(stems, target)))
        .sorted(Comparator.comparingDouble(Match::score).reversed())
        .toList();
  }

  /** Closes the embedder; nothing can be found afterwards. */
  @Override
  public void close() {
    embedder.close();
  }

  /** The entry that has this very phrasing. */
  Optional<KnowledgeEntry> exact(String plain) {
    return targets.stream()
        .filter(target -> target.entry != null && target.lines.contains(plain))
        .findFirst()
        .map(target -> target.entry);
  }

  /** The share of a question's telling words that an answer knows, 0 to 1. */
  private double knownShare(List<String> stems, Target target) {
    double all = 0;
    double shared = 0;
    for (String stem : stems) {
      double weight = rarity(stem);
      all += weight;
      shared += weight * target.knows(stem);
    }
    return all == 0 ? NEUTRAL_SHARE : shared / all;
  }

  /** Inverse document frequency over the answers, smoothed. */
  private double rarity(String stem) {
    return Math.log((targets.size() + 1.0) / (targetsWithStem.getOrDefault(stem, 0) + 1.0));
  }

  private static List<Target> targets(Knowledge knowledge, List<float[]> vectors) {
    List<Target> targets = new ArrayList<>();
    int next = 0;
    for (KnowledgeEntry entry : knowledge.entries()) {
      List<String> lines = phrasings(entry);
      String asked = String.join(" ", lines) + " " + entry.topic();
      List<float[]> own = vectors.subList(next, next + lines.size());
      targets.add(new Target(entry, null, lines, own, asked, answers(entry)));
      next += lines.size();
    }
    for (Passage passage : knowledge.passages()) {
      List<String> lines = lines(passage);
      List<float[]> own = vectors.subList(next, next + lines.size());
      targets.add(new Target(null, passage, lines, own, String.join(" ", lines), ""));
      next += lines.size();
    }
    return targets;
  }

  private static String answers(KnowledgeEntry entry) {
    return String.join(" ", entry.answers());
  }

  private static List<String> phrasings(KnowledgeEntry entry) {
    return entry.questions().stream().map(Wording::plain).toList();
  }

  private static List<String> lines(Passage passage) {
    String heading = passage.heading();
    String prefix = heading.isEmpty() ? "" : heading + ": ";
    return passage.sentences().stream().map(sentence -> prefix + sentence).toList();
  }

  /** An entry or a passage with its vectors. */
  private static final class Target {
    private final @Nullable KnowledgeEntry entry;
    private final @Nullable Passage passage;
    private final List<String> lines;
    private final List<float[]> vectors;
    private final Set<String> askedStems;
    private final Set<String> toldStems;

    Target(
        @Nullable KnowledgeEntry entry,
        @Nullable Passage passage,
        List<String> lines,
        List<float[]> vectors,
        String asked,
        String told) {
      this.entry = entry;
      this.passage = passage;
      this.lines = lines;
      this.vectors = List.copyOf(vectors);
      this.askedStems = Set.copyOf(new HashSet<>(Wording.contentStems(Wording.plain(asked))));
      this.toldStems = Set.copyOf(new HashSet<>(Wording.contentStems(Wording.plain(told))));
    }

    Set<String> stems() {
      Set<String> stems = new HashSet<>(askedStems);
      stems.addAll(toldStems);
      return stems;
    }

    double knows(String stem) {
      if (askedStems.contains(stem)) {
        return 1;
      }
      return toldStems.contains(stem) ? ANSWER_WORD : 0;
    }

    Match match(float[] question, double knownShare) {
      int line = 0;
      double nearest = -1;
      for (int i = 0; i < vectors.size(); i++) {
        double cosine = cosine(question, vectors.get(i));
        if (cosine > nearest) {
          nearest = cosine;
          line = i;
        }
      }
      double score = nearest + WORDS_WEIGHT * (knownShare - NEUTRAL_SHARE);
      return new Match(entry, passage, line, score);
    }

    private static double cosine(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }
}
