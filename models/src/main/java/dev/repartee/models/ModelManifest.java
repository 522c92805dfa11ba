package dev.repartee.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of all models that the project knows. */
public record ModelManifest(List<Model> models) {
  private static final String RESOURCE = "manifest.yaml";

  public ModelManifest {
    models = List.copyOf(models);
    Set<String> names = new HashSet<>();
    for (Model model : models) {
      if (!names.add(model.name())) {
        throw new IllegalArgumentException("models holds " + model.name() + " twice");
      }
    }
  }

  /** The manifest that ships with this library. */
  public static ModelManifest bundled() {
    try (InputStream in = ModelManifest.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The library lacks its " + RESOURCE);
      }
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The library's " + RESOURCE + " cannot be read", e);
    }
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException naming the place, if the text is not a valid manifest
   */
  public static ModelManifest parse(String yaml) {
    ObjectMapper mapper =
        YAMLMapper.builder()
            .enable(
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    try {
      return mapper.readValue(yaml, ModelManifest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The model manifest is wrong: " + e.getMessage(), e);
    }
  }

  /** The model of this name, if the manifest has it. */
  public Optional<Model> find(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /**
   * The model of this name.
   *
   * @throws ModelUnavailableException naming the models there are, if it is not one of them
   */
  public Model named(String name) throws ModelUnavailableException {
    return find(name)
        .orElseThrow(
            () ->
                new ModelUnavailableException(
                    "There is no model \"%s\"; the models are %s."
                        .formatted(
                            name,
                            models.stream().map(Model::name).collect(Collectors.joining(", ")))));
  }
}
