package dev.repartee.engine.spi;

/** Why a provider could not do its work, in terms a caller can act on. */
public enum FailureKind {
  /** The key, token or account was refused (401, 403). */
  UNAUTHORIZED,
  /** Too many requests, or no quota left (429). */
  RATE_LIMITED,
  /** The request itself was wrong: unknown model, bad parameter, too long (400, 404, 413, 422). */
  INVALID_REQUEST,
  /** The provider is down, unreachable or broken (5xx, refused connection). */
  UNAVAILABLE,
  /** The provider did not answer in time, or stopped in the middle. */
  TIMEOUT,
  /** A fault of our own. */
  INTERNAL
}
