package dev.repartee.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Package clients and a web server that stand in for the real ones. */
final class FakeSources implements AutoCloseable {
  private final Path folder;
  private final Path programs;
  private final Path calls;
  private final HttpServer server;
  private final ExecutorService serverThreads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** How the web server answers one request. */
  @FunctionalInterface
  interface Answer {
    void write(HttpExchange exchange) throws IOException;
  }

  FakeSources(Path folder) throws IOException {
    this.folder = folder;
    this.programs = Files.createDirectory(folder.resolve("programs"));
    this.calls = Files.createFile(folder.resolve("calls"));
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serverThreads);
    server.start();
  }

  CommandRunner runner(Duration limit) {
    return new CommandRunner(List.of(programs), limit);
  }

  Path programs() {
    return programs;
  }

  String webAddress() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The program calls so far, one line of arguments each. */
  List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  /** The requests that the web server saw: path, and range where one was asked for. */
  List<String> requests() {
    return requests;
  }

  /** Installs a client that "downloads" a package with this content. */
  void installClient(String program, String extension, Map<String, String> contentByPath)
      throws IOException {
    Path archive = folder.resolve(program + "-package." + extension);
    if (extension.equals("tgz")) {
      writeTarball(archive, contentByPath);
    } else {
      writeZip(archive, contentByPath);
    }
    installScript(program, "cp '%s' .".formatted(archive));
  }

  /** Installs a client that runs these shell commands in its download folder. */
  void installScript(String program, String commands) throws IOException {
    Path script = programs.resolve(program);
    Files.writeString(
        script, "#!/bin/sh\necho \"$*\" >> '%s'\n%s\n".formatted(calls, commands), UTF_8);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  void serve(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
          try (exchange) {
            answer.write(exchange);
          }
        });
  }

  /** An answer that knows ranges. */
  static Answer content(String text) {
    byte[] body = text.getBytes(UTF_8);
    return exchange -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from =
          range == null
              ? 0
              : Integer.parseInt(range.substring("bytes=".length()).split("-", -1)[0]);
      exchange.sendResponseHeaders(range == null ? 200 : 206, body.length - from);
      exchange.getResponseBody().write(body, from, body.length - from);
    };
  }

  /** An answer that promises all, and breaks off after {@code count} bytes the first time. */
  Answer cutOnce(String text, int count) {
    byte[] body = text.getBytes(UTF_8);
    return exchange -> {
      if (requests.size() > 1) {
        content(text).write(exchange);
        return;
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, count);
      exchange.getResponseBody().flush();
    };
  }

  private static void writeTarball(Path archive, Map<String, String> contentByPath)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      for (Map.Entry<String, String> entry : contentByPath.entrySet()) {
        byte[] content = entry.getValue().getBytes(UTF_8);
        TarArchiveEntry header = new TarArchiveEntry("package/" + entry.getKey());
        header.setSize(content.length);
        tar.putArchiveEntry(header);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
  }

  private static void writeZip(Path archive, Map<String, String> contentByPath) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> entry : contentByPath.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    serverThreads.shutdownNow();
  }
}
