package dev.repartee.server.cli;

import dev.repartee.models.Model;
import dev.repartee.models.ModelSource;
import java.io.PrintWriter;

/** Tells how a fetch goes on in lines of text, for logs and pipes. */
final class FetchLines implements FetchProgress {
  private final PrintWriter err;

  FetchLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void stageBegan(Model model, String stage) {
    err.println(model.name() + ": " + stage);
  }

  @Override
  public void sourceFailed(Model model, ModelSource source, String reason) {
    err.println(model.name() + ": " + source.title() + " did not serve: " + reason);
  }

  @Override
  public void finished(Model model) {
    err.println(model.name() + ": ready");
  }
}
