package dev.repartee.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A package manager's command line, used to download one package. */
final class PackageClient {
  private static final String MAVEN_COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";

  private final List<String> programs;
  private final String remedy;
  private final BiFunction<String, Path, List<String>> argumentsOf;
  private final CommandRunner runner;

  private PackageClient(
      List<String> programs,
      String remedy,
      BiFunction<String, Path, List<String>> argumentsOf,
      CommandRunner runner) {
    this.programs = programs;
    this.remedy = remedy;
    this.argumentsOf = argumentsOf;
    this.runner = runner;
  }

  /** Downloads {@code name@version} with npm. */
  static PackageClient npm(CommandRunner runner) {
    return new PackageClient(
        List.of("npm"),
        "install npm (Debian: apt install npm)",
        (address, folder) ->
            List.of(
                "pack",
                address,
                "--loglevel=error",
                "--fetch-retries=1",
                "--pack-destination=" + folder),
        runner);
  }

  /** Downloads {@code name==version} with pip. */
  static PackageClient pip(CommandRunner runner) {
    return new PackageClient(
        List.of("pip3", "pip"),
        "install pip (Debian: apt install python3-pip)",
        (address, folder) ->
            List.of(
                "download",
                "--quiet",
                "--no-input",
                "--retries=1",
                "--no-deps",
                "--only-binary=:all:",
                "--ignore-requires-python",
                "--dest=" + folder,
                address),
        runner);
  }

  /** Downloads {@code group:artifact:version} with Maven. */
  static PackageClient maven(CommandRunner runner) {
    return new PackageClient(
        List.of("mvn"),
        "install Maven (Debian: apt install maven)",
        (address, folder) ->
            List.of("-B", "-q", MAVEN_COPY, "-Dartifact=" + address, "-DoutputDirectory=" + folder),
        runner);
  }

  /** Downloads the package into an empty folder and returns its archive. */
  Path download(String address, Path emptyFolder) throws IOException, InterruptedException {
    Path program = installedProgram();
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(argumentsOf.apply(address, emptyFolder));
    runner.run(command, emptyFolder);
    try (Stream<Path> files = Files.list(emptyFolder)) {
      return files
          .filter(PackageArchive::isArchive)
          .findFirst()
          .orElseThrow(
              () -> new IOException(program.getFileName() + " ran but left no package behind"));
    }
  }

  private Path installedProgram() throws IOException {
    for (String program : programs) {
      Optional<Path> found = runner.find(program);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IOException(programs.get(0) + " is not installed; " + remedy);
  }
}
