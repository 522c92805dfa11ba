package dev.repartee.bench.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A page that uses packages from npm, bundled so that a browser can load it. */
final class ClientBundle {
  private static final long LONGEST_RUN_SECONDS = 60;

  private final Path page;
  private final Path program;

  private ClientBundle(Path page, Path program) {
    this.page = page;
    this.program = program;
  }

  /**
   * Bundles a page of ours. Blocks.
   *
   * @param name of its folder among our resources, with {@code index.html} and {@code app.js}
   * @param packages the folder in which npm has installed what it uses, and esbuild
   * @throws IOException with what the bundler says, if it fails
   */
  static ClientBundle make(String name, Path packages) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("repartee-page");
    Path page = unpack(name, "index.html", folder);
    Path program = folder.resolve("bundle.js");
    Path output = folder.resolve("output.txt");
    Path modules = packages.resolve("node_modules").toAbsolutePath();
    ProcessBuilder bundler =
        new ProcessBuilder(
                modules.resolve(".bin").resolve("esbuild").toString(),
                unpack(name, "app.js", folder).toString(),
                "--bundle",
                "--format=esm",
                "--log-level=error",
                "--outfile=" + program)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    bundler.environment().put("NODE_PATH", modules.toString());
    Process run = bundler.start();
    if (!run.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
      run.destroyForcibly();
      throw new IOException("esbuild did not end within " + LONGEST_RUN_SECONDS + " seconds");
    }
    if (run.exitValue() != 0) {
      throw new IOException("esbuild failed: " + Files.readString(output).strip());
    }
    return new ClientBundle(page, program);
  }

  /** The page, which loads {@code /app.js}. */
  Path page() {
    return page;
  }

  /** What the page loads. */
  Path program() {
    return program;
  }

  private static Path unpack(String name, String file, Path folder) throws IOException {
    try (InputStream in = ClientBundle.class.getResourceAsStream(name + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name + "/" + file);
      }
      Path unpacked = folder.resolve(file);
      Files.copy(in, unpacked);
      return unpacked;
    }
  }
}
