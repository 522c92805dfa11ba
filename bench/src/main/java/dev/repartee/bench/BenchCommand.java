package dev.repartee.bench;

import dev.repartee.server.cli.LauncherCommand;
import picocli.CommandLine.Command;

/** {@code bench}: the parent of the commands that measure. */
@Command(name = "bench", description = "Measure recognition, voice and conversations.")
public final class BenchCommand implements LauncherCommand {}
