package dev.repartee.server.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page and the files that it loads; all of them come from this server. */
final class PageRoutes {
  private static final String IMPORT_MAP_START = "<script type=\"importmap\">";
  private static final String IMPORT_MAP_END = "</script>";

  private final String index;

  PageRoutes() {
    this.index = read("page/index.html");
  }

  /** Whatever the page does not load itself, a browser must not load into it. */
  String contentSecurityPolicy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + sha256(importMap()) + "'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");
  }

  void mount(Router router) {
    router
        .get("/")
        .handler(
            context ->
                context
                    .response()
                    .putHeader("content-type", "text/html; charset=utf-8")
                    .putHeader("cache-control", "no-cache")
                    .end(index));
    router
        .get("/app/*")
        .handler(
            StaticHandler.create("page/app").setCachingEnabled(false).setDirectoryListing(false));
    router
        .get("/webjars/*")
        .handler(
            StaticHandler.create("META-INF/resources/webjars")
                .setMaxAgeSeconds(86_400)
                .setDirectoryListing(false));
  }

  /** The one script that stands in the page itself: browsers take an import map only there. */
  private String importMap() {
    int start = index.indexOf(IMPORT_MAP_START) + IMPORT_MAP_START.length();
    return index.substring(start, index.indexOf(IMPORT_MAP_END, start));
  }

  private static String read(String resource) {
    try (InputStream in = PageRoutes.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the page is missing from this build: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
