package dev.repartee.server.cli;

import dev.repartee.models.Model;
import dev.repartee.models.ModelSource;
import java.io.PrintStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how fetches go on as one bar for each model, for a person at a terminal. */
final class FetchBars implements FetchProgress {
  private static final int WIDTH = 100;
  private static final int BYTES_PER_MEGABYTE = 1_000_000;

  private final PrintStream terminal;
  private final ConcurrentMap<String, ProgressBar> bars = new ConcurrentHashMap<>();

  FetchBars(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public void stageBegan(Model model, String stage) {
    barOf(model).setExtraMessage(stage);
  }

  @Override
  public void advanced(Model model, long fetchedBytes) {
    barOf(model).stepTo(fetchedBytes);
  }

  @Override
  public void sourceFailed(Model model, ModelSource source, String reason) {
    barOf(model).setExtraMessage(source.title() + " did not serve");
  }

  @Override
  public void finished(Model model) {
    barOf(model).setExtraMessage("ready").close();
    bars.remove(model.name());
  }

  /** Ends the bars of models that could not be fetched. */
  @Override
  public void close() {
    bars.values().forEach(ProgressBar::close);
    bars.clear();
  }

  private ProgressBar barOf(Model model) {
    return bars.computeIfAbsent(
        model.name(),
        name ->
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(model.sizeBytes())
                .setUnit(" MB", BYTES_PER_MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                .build());
  }
}
