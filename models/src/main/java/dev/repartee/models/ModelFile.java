package dev.repartee.models;

import java.util.regex.Pattern;

/**
 * One file of a model as the manifest promises it.
 *
 * @param name its name in the model's folder
 * @param sizeBytes its exact length
 * @param sha256 its SHA-256 digest in lower-case hexadecimal
 */
public record ModelFile(String name, long sizeBytes, String sha256) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public ModelFile {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must be a plain file name, was \"" + name + "\"");
    }
    if (sizeBytes <= 0) {
      throw new IllegalArgumentException("sizeBytes of " + name + " must be positive");
    }
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "sha256 of " + name + " must be 64 lower-case hexadecimal digits");
    }
  }
}
