package dev.repartee.server.cli;

import dev.repartee.models.Model;
import dev.repartee.models.ModelManifest;
import dev.repartee.models.ModelSource;
import dev.repartee.models.ModelStatus;
import dev.repartee.models.ModelStore;
import dev.repartee.models.ModelUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models list} and {@code models fetch}: which models there are, and getting them. */
@Command(name = "models", description = "List the models, or fetch them ahead of time.")
public final class ModelsCommand implements LauncherCommand {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final ModelManifest manifest;
  private final Map<String, String> environment;

  /** One line of the list, as JSON. */
  record ListedModel(
      String name,
      String task,
      String language,
      String licence,
      String description,
      long sizeBytes,
      String state,
      String folder,
      List<String> sources,
      List<String> origins) {}

  /** All models, as JSON. */
  record ListedModels(List<ListedModel> models) {}

  /** What became of one fetch, as JSON: a folder or an error. */
  record FetchedModel(
      String name, boolean ready, @Nullable String folder, @Nullable String error) {}

  /** All fetches, as JSON. */
  record FetchedModels(List<FetchedModel> models) {}

  /** The models of the project in the user's cache. */
  public ModelsCommand() {
    this(ModelManifest.bundled(), System.getenv());
  }

  ModelsCommand(ModelManifest manifest, Map<String, String> environment) {
    this.manifest = manifest;
    this.environment = environment;
  }

  @Command(name = "list", description = "Show all models and whether they are here.")
  int list(@Mixin OutputOptions output) throws IOException {
    ModelStore store = ModelStore.of(manifest, environment, new FetchLines(output.err()));
    List<ModelStatus> statuses = store.statuses();
    if (output.isJson()) {
      output.printJson(new ListedModels(statuses.stream().map(ModelsCommand::listed).toList()));
    } else {
      TextTable table = new TextTable("Name", "Task", "Licence", "Size", "State", "Source");
      statuses.forEach(status -> addRow(table, status));
      table.print(output.out());
    }
    return ExitCode.OK;
  }

  @Command(name = "fetch", description = "Fetch models, so that the first use need not.")
  int fetch(
      @Mixin OutputOptions output,
      @Parameters(
              paramLabel = "NAME",
              arity = "0..*",
              description = "Which ones; all if none is named.")
          @Nullable List<String> names) {
    List<String> wanted =
        names == null || names.isEmpty()
            ? manifest.models().stream().map(Model::name).toList()
            : names;
    wanted.forEach(this::requireKnown);
    List<FetchedModel> fetched = new ArrayList<>();
    try (FetchProgress progress = FetchProgress.on(output.err())) {
      ModelStore store = ModelStore.of(manifest, environment, progress);
      wanted.forEach(name -> fetched.add(fetchOne(store, name)));
    }
    print(fetched, output);
    return fetched.stream().allMatch(FetchedModel::ready) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static FetchedModel fetchOne(ModelStore store, String name) {
    try {
      return new FetchedModel(name, true, store.require(name).toString(), null);
    } catch (ModelUnavailableException e) {
      return new FetchedModel(name, false, null, e.getMessage());
    }
  }

  private void requireKnown(String name) {
    if (manifest.find(name).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no model \"%s\"; see ./repartee models list".formatted(name));
    }
  }

  private static void print(List<FetchedModel> fetched, OutputOptions output) {
    if (output.isJson()) {
      output.printJson(new FetchedModels(fetched));
    } else {
      for (FetchedModel model : fetched) {
        if (model.error() == null) {
          output.out().println(model.name() + "  " + model.folder());
        }
      }
    }
    for (FetchedModel model : fetched) {
      if (model.error() != null) {
        output.err().println(model.error());
      }
    }
  }

  private static ListedModel listed(ModelStatus status) {
    Model model = status.model();
    return new ListedModel(
        model.name(),
        model.task().title(),
        model.language(),
        model.licence(),
        model.description(),
        model.sizeBytes(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.folder().toString(),
        model.sources().stream().map(ModelSource::title).toList(),
        status.origins());
  }

  private static void addRow(TextTable table, ModelStatus status) {
    Model model = status.model();
    String source =
        status.origins().isEmpty()
            ? "from " + model.sources().get(0).title()
            : String.join(", ", status.origins());
    table.add(
        model.name(),
        model.task().title(),
        model.licence(),
        String.format(Locale.ROOT, "%.1f MB", model.sizeBytes() / 1e6),
        stateInWords(status.state()),
        source);
  }

  private static String stateInWords(ModelStatus.State state) {
    return switch (state) {
      case READY -> "ready";
      case ABSENT -> "not fetched";
      case DAMAGED -> "damaged";
    };
  }
}
