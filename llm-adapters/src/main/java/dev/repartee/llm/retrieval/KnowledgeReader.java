package dev.repartee.llm.retrieval;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a knowledge folder: every {@code *.yaml} file is a list of entries, every {@code *.md} file
 * a document.
 */
final class KnowledgeReader {
  private static final String SMALL_TALK = "small-talk.yaml";

  private final ObjectMapper yaml =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  /** What a folder holds is not as it should be; the message names the file and the remedy. */
  static final class KnowledgeException extends Exception {
    private static final long serialVersionUID = 1L;

    KnowledgeException(String message) {
      super(message);
    }
  }

  /** Reads all files of a folder, in the order of their names. */
  Knowledge read(Path folder) throws KnowledgeException {
    if (!Files.isDirectory(folder)) {
      throw new KnowledgeException("is not a folder: " + folder);
    }
    List<KnowledgeEntry> entries = new ArrayList<>();
    List<Passage> passages = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        entries.addAll(entries(name, text(file)));
      } else if (name.endsWith(".md")) {
        passages.addAll(MarkdownPassages.of(text(file)));
      }
    }
    if (entries.isEmpty() && passages.isEmpty()) {
      throw new KnowledgeException(
          folder + " holds nothing to answer from; add questions.yaml or *.md documents");
    }
    checkIds(entries);
    return new Knowledge(entries, passages);
  }

  /** What every agent can say. */
  List<KnowledgeEntry> smallTalk() {
    try (InputStream file = KnowledgeReader.class.getResourceAsStream(SMALL_TALK)) {
      byte[] bytes = Objects.requireNonNull(file, SMALL_TALK).readAllBytes();
      return entries(SMALL_TALK, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | KnowledgeException e) {
      throw new IllegalStateException("the built-in " + SMALL_TALK + " is broken", e);
    }
  }

  private List<KnowledgeEntry> entries(String name, String text) throws KnowledgeException {
    try {
      List<@Nullable KnowledgeEntry> entries = yaml.readValue(text, new TypeReference<>() {});
      List<KnowledgeEntry> whole = new ArrayList<>();
      if (entries != null) {
        entries.stream().filter(Objects::nonNull).forEach(whole::add);
      }
      return whole;
    } catch (JacksonException e) {
      throw new KnowledgeException(name + place(e.getLocation()) + ": " + reason(e));
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 0
        ? ""
        : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String reason(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "there is no field "
          + unknown.getPropertyName()
          + "; the fields are "
          + unknown.getKnownPropertyIds();
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return e.getOriginalMessage();
  }

  private static void checkIds(List<KnowledgeEntry> entries) throws KnowledgeException {
    Map<String, KnowledgeEntry> byId = new HashMap<>();
    for (KnowledgeEntry entry : entries) {
      if (byId.put(entry.id(), entry) != null) {
        throw new KnowledgeException("two entries have the id " + entry.id() + "; rename one");
      }
    }
    for (KnowledgeEntry entry : entries) {
      if (entry.then() != null && !byId.containsKey(entry.then().id())) {
        throw new KnowledgeException(
            "entry "
                + entry.id()
                + " offers "
                + entry.then().id()
                + ", which is no entry; correct its 'then'");
      }
    }
  }

  private static List<Path> files(Path folder) throws KnowledgeException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new KnowledgeException("cannot be read: " + e.getMessage());
    }
  }

  private static String text(Path file) throws KnowledgeException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new KnowledgeException(file.getFileName() + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new KnowledgeException(file.getFileName() + " cannot be read: " + e.getMessage());
    }
  }
}
