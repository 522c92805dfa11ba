package dev.repartee.models;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Fetches files one by one over HTTP. A file that was cut is continued with a range request (RFC
 * 9110, section 14); a server that does not know ranges sends it anew.
 */
final class WebReader implements SourceReader {
  private static final int ATTEMPTS = 3;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience how long to wait for a connection, and for the next byte
   */
  WebReader(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder().followRedirects(Redirect.NORMAL).connectTimeout(patience).build();
  }

  @Override
  public void read(ModelSource source, List<ModelFile> files, Path folder, LongConsumer received)
      throws IOException, InterruptedException {
    for (ModelFile file : files) {
      URI address = URI.create(source.address() + "/" + source.paths().get(file.name()));
      Path target = folder.resolve(file.name());
      if (sizeOf(target) >= file.sizeBytes()) {
        Files.delete(target); // of full length, yet wanted: it did not pass its check
      }
      received.accept(sizeOf(target));
      readWhole(address, file, target, received);
    }
  }

  private void readWhole(URI address, ModelFile file, Path target, LongConsumer received)
      throws IOException, InterruptedException {
    for (int attempt = 1; sizeOf(target) < file.sizeBytes(); attempt++) {
      try {
        int status = readOn(address, file, target, received);
        if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
          throw new RefusedException("the server answered " + status + " for " + file.name());
        }
        if (sizeOf(target) < file.sizeBytes()) {
          throw new IOException("the server sent only a part of " + file.name());
        }
      } catch (RefusedException e) {
        throw e;
      } catch (ConnectException | HttpConnectTimeoutException e) {
        throw new IOException("no connection to " + address.getHost(), e);
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private int readOn(URI address, ModelFile file, Path target, LongConsumer received)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (sizeOf(target) > 0) {
      request.header("Range", "bytes=" + sizeOf(target) + "-");
    }
    CompletableFuture<HttpResponse<Path>> response =
        client.sendAsync(request.build(), head -> bodyInto(target, head.statusCode()));
    try {
      awaitWhileItFlows(response, file, target, received);
      return response.get().statusCode();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static BodySubscriber<Path> bodyInto(Path target, int status) {
    return switch (status) {
      case HttpURLConnection.HTTP_PARTIAL -> BodySubscribers.ofFile(target, CREATE, WRITE, APPEND);
      case HttpURLConnection.HTTP_OK ->
          BodySubscribers.ofFile(target, CREATE, WRITE, TRUNCATE_EXISTING);
      default -> BodySubscribers.replacing(target);
    };
  }

  private void awaitWhileItFlows(
      CompletableFuture<?> response, ModelFile file, Path target, LongConsumer received)
      throws IOException, ExecutionException, InterruptedException {
    long present = sizeOf(target);
    Duration idle = Duration.ZERO;
    while (idle.compareTo(patience) < 0) {
      boolean done = isDoneWithin(response, LOOK_EVERY);
      long now = sizeOf(target);
      received.accept(now - present);
      if (now > file.sizeBytes()) {
        throw new RefusedException(file.name() + " is longer there than it should be");
      }
      if (done) {
        return;
      }
      idle = now == present ? idle.plus(LOOK_EVERY) : Duration.ZERO;
      present = now;
    }
    throw new IOException("the server sent nothing for " + patience.toSeconds() + " s");
  }

  private static boolean isDoneWithin(CompletableFuture<?> response, Duration wait)
      throws ExecutionException, InterruptedException {
    try {
      response.get(wait.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** The server answered, but not with the file: asking again is useless. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
