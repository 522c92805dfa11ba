package dev.repartee.server.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other web pages away from the API, and hardens every answer.
 *
 * <p>A page of another site that is open in the caller's browser could otherwise start calls here:
 * directly, which its {@code Origin} gives away, or by giving its own name the loopback address
 * (DNS rebinding), which the {@code Host} gives away.
 */
final class Guard implements Handler<RoutingContext> {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> LOOPBACK_NAMES =
      Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Set<String> allowedOrigins;
  private final boolean loopback;
  private final String contentSecurityPolicy;

  Guard(WebServerOptions options, String contentSecurityPolicy) {
    this.allowedOrigins = options.allowedOrigins();
    this.loopback = options.isLoopback();
    this.contentSecurityPolicy = contentSecurityPolicy;
  }

  @Override
  public void handle(RoutingContext context) {
    context
        .response()
        .putHeader("content-security-policy", contentSecurityPolicy)
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "no-referrer")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("cross-origin-resource-policy", "same-origin")
        .putHeader("permissions-policy", "microphone=(self), camera=(), geolocation=()");
    HttpServerRequest request = context.request();
    String origin = request.getHeader("origin");
    if (origin != null && allowedOrigins.contains(origin)) {
      context.next();
      return;
    }
    requireKnownHost(request.authority());
    if (!READING.contains(request.method()) || SocketRoutes.isUpgrade(request)) {
      requireOwnOrigin(origin, request);
    }
    context.next();
  }

  private void requireKnownHost(@Nullable HostAndPort host) {
    if (host == null) {
      throw new ApiProblem(400, "The request has no Host header.");
    }
    if (loopback && !LOOPBACK_NAMES.contains(host.host()) && !isAllowed(host)) {
      throw new ApiProblem(
          421, "This server answers to localhost only; start it with --host to open it up.");
    }
  }

  /** A proxy or tunnel in front of this server passes its own name on. */
  private boolean isAllowed(HostAndPort host) {
    return allowedOrigins.stream().anyMatch(origin -> origin.endsWith("://" + host));
  }

  private static void requireOwnOrigin(@Nullable String origin, HttpServerRequest request) {
    String own = request.scheme() + "://" + request.getHeader("host");
    if (origin != null && !origin.equalsIgnoreCase(own)) {
      throw new ApiProblem(
          403,
          "Requests from the page "
              + shortened(origin)
              + " are not taken; allow it with --origin.");
    }
  }

  private static String shortened(String origin) {
    return origin.length() > 100 ? origin.substring(0, 100) + "…" : origin;
  }
}
