package dev.repartee.server.cli;

import dev.repartee.models.FetchListener;
import java.io.PrintWriter;

/** Shows a user how fetches of models go on. Close it before anything else is printed. */
public interface FetchProgress extends FetchListener, AutoCloseable {
  /** Set to true by the launcher script if standard error is a terminal; Java cannot tell. */
  String TERMINAL_PROPERTY = "repartee.terminal";

  /** Bars for a person at a terminal, lines on {@code err} for everything else. */
  static FetchProgress on(PrintWriter err) {
    return Boolean.getBoolean(TERMINAL_PROPERTY) ? new FetchBars(System.err) : new FetchLines(err);
  }

  @Override
  default void close() {}
}
