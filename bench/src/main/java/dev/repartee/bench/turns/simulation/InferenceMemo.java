package dev.repartee.bench.turns.simulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what networks made of sound, so that the same sound is listened to once however many
 * calls it is played in. Thread safe.
 *
 * @param <E> what a network reports
 */
final class InferenceMemo<E> {
  private final Map<Fingerprint, List<E>> found = new ConcurrentHashMap<>();

  /** What was reported when a stream came to be as the fingerprint says; null if not known. */
  @Nullable List<E> recall(Fingerprint fingerprint) {
    return found.get(fingerprint);
  }

  void remember(Fingerprint fingerprint, List<E> reported) {
    found.put(fingerprint, List.copyOf(reported));
  }

  /** All that is known. */
  List<Entry<E>> entries() {
    return found.entrySet().stream()
        .map(entry -> new Entry<>(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** What was reported at one step of a stream. */
  record Entry<E>(Fingerprint fingerprint, List<E> reported) {}
}
