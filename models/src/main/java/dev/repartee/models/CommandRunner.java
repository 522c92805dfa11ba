package dev.repartee.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds and runs other programs, and says in a sentence why one failed. */
final class CommandRunner {
  private static final List<String> TELLING_WORDS = List.of("error", "fail", "fatal", "denied");

  private final List<Path> searchPath;
  private final Duration limit;

  /**
   * @param searchPath folders with programs, first match wins
   * @param limit how long a program may run before it is ended
   */
  CommandRunner(List<Path> searchPath, Duration limit) {
    this.searchPath = List.copyOf(searchPath);
    this.limit = limit;
  }

  /** The folders of a {@code PATH} variable. */
  static List<Path> parseSearchPath(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .toList();
  }

  Optional<Path> find(String program) {
    return searchPath.stream()
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Runs a program to its end; an exit code other than 0 is an error with its last words. */
  void run(List<String> command, Path workFolder) throws IOException, InterruptedException {
    Path log = Files.createTempFile(workFolder, "output-", ".log");
    String program = String.valueOf(Path.of(command.get(0)).getFileName());
    Process process =
        new ProcessBuilder(command)
            .directory(workFolder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException(program + " did not finish within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(program + " failed: " + tellingLine(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Tools end with hints and log paths; the line that names the fault comes first. */
  private static String tellingLine(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.stream()
        .filter(CommandRunner::isTelling)
        .findFirst()
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1)))
        .orElse("it said nothing");
  }

  private static boolean isTelling(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    return TELLING_WORDS.stream().anyMatch(lowerCase::contains);
  }
}
