package dev.repartee.tts.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A resource of tab-separated lines, found by their first column; "#" begins a comment. */
final class Table {
  private final Map<String, List<String>> rows = new HashMap<>();

  /** Reads the resource of this package with the given name. */
  Table(String name) {
    InputStream in = Table.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the resource " + name + " is missing from the build");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .forEach(row -> rows.put(row.get(0), row));
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }

  boolean has(String key) {
    return rows.containsKey(key);
  }

  /** The cell of a row that exists, counted from 1 after the key; empty if the row is shorter. */
  String cell(String key, int column) {
    List<String> row = rows.getOrDefault(key, List.of());
    return column < row.size() ? row.get(column) : "";
  }

  /** A regular expression for any key, longest first. */
  String keysPattern() {
    return alternatives(rows.keySet());
  }

  /** A regular expression for any of the texts, longest first. */
  static String alternatives(Collection<String> texts) {
    return texts.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** A set of words that are separated by spaces. */
  static Set<String> words(String spaced) {
    return Set.of(spaced.split(" ", -1));
  }
}
