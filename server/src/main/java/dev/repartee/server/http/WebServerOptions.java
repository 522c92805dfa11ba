package dev.repartee.server.http;

import dev.repartee.server.tls.CertificateFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens.
 *
 * @param host name or address to bind to
 * @param port port to bind to, or 0 for any free one
 * @param certificate what to prove the server's name with, or null to speak plain HTTP
 * @param allowedOrigins other pages that may use the API, such as {@code
 *     "https://talk.example.com"} in front of a proxy
 */
public record WebServerOptions(
    String host, int port, @Nullable CertificateFiles certificate, Set<String> allowedOrigins) {
  /** Where nobody but this machine can reach it. */
  public static final String LOOPBACK = "127.0.0.1";

  public WebServerOptions {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** Whether only this machine can reach the server. Looks the host's name up. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
