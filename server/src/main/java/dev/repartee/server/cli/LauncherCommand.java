package dev.repartee.server.cli;

/**
 * A command of the launcher: a public class with a public constructor without parameters, annotated
 * as a picocli command.
 *
 * <p>Commands are found by {@link java.util.ServiceLoader}, so that a module adds its own by naming
 * them in {@code META-INF/services}. One that does the work itself implements {@code
 * Callable<Integer>} and returns its exit code: 0 fine, 1 failed. What it throws is told to the
 * user as one sentence; see {@link FailureReporter}.
 */
public interface LauncherCommand {}
