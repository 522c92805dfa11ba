package dev.repartee.bench.peers;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with Python packages of its own, filled once. Methods block. */
final class PythonEnvironment {
  private static final String COMPLETE = ".complete";

  /** Succeeds where Python is new enough and can make environments; else says what is missing. */
  private static final String CHECK =
      """
      import sys
      if sys.version_info < (3, 11):
          sys.exit('it is Python %d.%d' % sys.version_info[:2])
      try:
          import ensurepip, venv
      except ImportError:
          sys.exit('it lacks venv or pip')
      """;

  private static final String REMEDY =
      "Install them (on Debian: apt-get install python3 python3-venv), or name another Python"
          + " with --python.";

  private final Path folder;
  private final PrintWriter progress;

  /**
   * An environment, which need not be there yet.
   *
   * @param progress told what is being set up
   */
  PythonEnvironment(Path folder, PrintWriter progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /** Its Python. */
  Path python() {
    return folder.resolve("bin").resolve("python");
  }

  /**
   * Sees to it that packages are installed. Does nothing if they have been.
   *
   * @param python the program to make the environment with
   * @param packages as pip wants them named
   */
  void ensure(String python, List<String> packages)
      throws PeerUnavailableException, IOException, InterruptedException {
    Path complete = folder.resolve(COMPLETE);
    if (Files.exists(complete)) {
      return;
    }
    check(python);
    progress.println("setting up " + String.join(", ", packages) + " in " + folder);
    progress.flush();
    if (show(python, "-m", "venv", "--clear", folder.toString()) != 0) {
      throw new PeerUnavailableException(
          "%s could not make an environment in %s; see above. %s"
              .formatted(python, folder, REMEDY));
    }
    List<String> install = new ArrayList<>(List.of(python().toString(), "-m", "pip", "install"));
    install.addAll(List.of("--quiet", "--disable-pip-version-check"));
    install.addAll(packages);
    if (show(install.toArray(String[]::new)) != 0) {
      throw new PeerUnavailableException(
          "pip could not install %s; what it said stands above. Is its package index in reach?"
              .formatted(String.join(", ", packages)));
    }
    Files.createFile(complete);
  }

  private static void check(String python)
      throws PeerUnavailableException, IOException, InterruptedException {
    Process checking;
    try {
      checking = new ProcessBuilder(python, "-c", CHECK).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new PeerUnavailableException(
          "Python 3.11 or later with venv and pip is needed, but there is no %s. %s"
              .formatted(python, REMEDY),
          e);
    }
    String said =
        new String(checking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (checking.waitFor() != 0) {
      throw new PeerUnavailableException(
          "Python 3.11 or later with venv and pip is needed, but %s will not do: %s. %s"
              .formatted(python, said, REMEDY));
    }
  }

  /** Runs a program whose words are for the user, all of them on standard error. */
  private static int show(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/stderr"))
        .start()
        .waitFor();
  }
}
