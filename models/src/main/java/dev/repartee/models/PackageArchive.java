package dev.repartee.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A downloaded package: an npm tarball, a Python wheel or a jar. */
final class PackageArchive {
  private static final String NPM_ROOT = "package/";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;

  PackageArchive(Path file) {
    this.file = file;
  }

  static boolean isArchive(Path file) {
    String name = String.valueOf(file.getFileName());
    return isTarball(name) || name.endsWith(".whl") || name.endsWith(".jar");
  }

  private static boolean isTarball(String name) {
    return name.endsWith(".tgz");
  }

  /**
   * Takes some files out.
   *
   * @throws IOException if the archive is damaged or lacks one of them
   */
  void extract(Map<String, ModelFile> filesByPath, Path folder, LongConsumer received)
      throws IOException {
    Set<String> missing = new HashSet<>(filesByPath.keySet());
    if (isTarball(file.toString())) {
      extractTarball(filesByPath, missing, folder, received);
    } else {
      extractZip(filesByPath, missing, folder, received);
    }
    if (!missing.isEmpty()) {
      throw new IOException("the package holds no " + missing.iterator().next());
    }
  }

  private void extractTarball(
      Map<String, ModelFile> filesByPath, Set<String> missing, Path folder, LongConsumer received)
      throws IOException {
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES);
        TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null && !missing.isEmpty()) {
        String path = entry.getName();
        String insidePackage = path.startsWith(NPM_ROOT) ? path.substring(NPM_ROOT.length()) : path;
        ModelFile wanted = filesByPath.get(insidePackage);
        if (wanted != null && missing.remove(insidePackage)) {
          copy(tar, wanted, folder, received);
        }
        entry = tar.getNextEntry();
      }
    }
  }

  private void extractZip(
      Map<String, ModelFile> filesByPath, Set<String> missing, Path folder, LongConsumer received)
      throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Map.Entry<String, ModelFile> wanted : filesByPath.entrySet()) {
        ZipEntry entry = zip.getEntry(wanted.getKey());
        if (entry != null && missing.remove(wanted.getKey())) {
          try (InputStream in = zip.getInputStream(entry)) {
            copy(in, wanted.getValue(), folder, received);
          }
        }
      }
    }
  }

  private static void copy(InputStream in, ModelFile wanted, Path folder, LongConsumer received)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = wanted.sizeBytes();
    try (OutputStream out = Files.newOutputStream(folder.resolve(wanted.name()))) {
      int count = in.read(buffer);
      while (count > 0) {
        left -= count;
        if (left < 0) {
          throw new IOException(wanted.name() + " is longer than it should be");
        }
        out.write(buffer, 0, count);
        received.accept(count);
        count = in.read(buffer);
      }
    }
  }
}
