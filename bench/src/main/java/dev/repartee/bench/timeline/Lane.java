package dev.repartee.bench.timeline;

import java.util.List;

/** One row of the drawing: everything of one kind that happened in the call. */
sealed interface Lane {
  /** What it shows, in one to three words. */
  String title();

  /** A few words more, in small letters under the title. */
  String hint();

  /** Things that happened. */
  record Marks(String title, String hint, List<Mark> marks) implements Lane {
    public Marks {
      marks = List.copyOf(marks);
    }
  }

  /** Sound. */
  record Sound(String title, String hint, Tone tone, Loudness loudness) implements Lane {}
}
