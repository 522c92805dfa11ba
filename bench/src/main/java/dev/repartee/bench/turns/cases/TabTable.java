package dev.repartee.bench.turns.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file of lines with fields between tabs, whose first line names the columns. */
final class TabTable {
  private TabTable() {}

  /**
   * The lines below the first.
   *
   * @param needed columns without which the file is of no use
   */
  static List<Row> read(Path file, String... needed) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CaseFolderException(
          file + " does not exist; name the folder with the turn-taking clips.");
    }
    return rows(file.toString(), Files.readAllLines(file), needed);
  }

  static List<Row> rows(String name, List<String> lines, String... needed) throws IOException {
    List<String> columns = lines.isEmpty() ? List.of() : List.of(lines.get(0).split("\t", -1));
    for (String column : needed) {
      if (!columns.contains(column)) {
        throw new CaseFolderException(
            name + " has no column \"" + column + "\"; its first line must name the columns.");
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < Math.min(fields.length, columns.size()); i++) {
        values.put(columns.get(i), fields[i]);
      }
      rows.add(new Row(name, values));
    }
    return rows;
  }

  /** One line. */
  record Row(String file, Map<String, String> values) {
    /** A field's text; empty if it is not there. */
    String text(String column) {
      return values.getOrDefault(column, "").strip();
    }

    /** A field in seconds, as milliseconds. */
    long ms(String column) throws CaseFolderException {
      try {
        return Math.round(1000 * Double.parseDouble(text(column)));
      } catch (NumberFormatException e) {
        throw new CaseFolderException(
            file + ": \"" + text(column) + "\" in column " + column + " is not a number.", e);
      }
    }
  }
}
