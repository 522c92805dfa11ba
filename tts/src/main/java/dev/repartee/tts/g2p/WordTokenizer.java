package dev.repartee.tts.g2p;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a sentence into words and punctuation as spaCy's English rules do, which the tagger and
 * the dictionaries expect: special cases first ("don't"), then prefixes and suffixes are peeled off
 * each chunk between white space, then infixes split the rest. Immutable, thread safe.
 */
final class WordTokenizer {
  private static final Pattern CHUNK = Pattern.compile("\\S+");
  private static final int MAX_REJOINED = 3;

  private final Map<String, List<String>> specialCases;

  private WordTokenizer(Map<String, List<String>> specialCases) {
    this.specialCases = specialCases;
  }

  /** Reads the special cases: a JSON object from each to its list of tokens. */
  static WordTokenizer load(Path file) throws IOException {
    Map<String, List<String>> specialCases = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : JsonFiles.tree(file).properties()) {
      List<String> tokens = new ArrayList<>();
      entry.getValue().forEach(token -> tokens.add(token.asText()));
      specialCases.put(entry.getKey(), List.copyOf(tokens));
    }
    return new WordTokenizer(specialCases);
  }

  /** The sentence's tokens in order, not yet tagged. */
  List<Token> tokens(String sentence) {
    List<Token> tokens = new ArrayList<>();
    Matcher chunks = CHUNK.matcher(sentence);
    while (chunks.find()) {
      List<String> texts = split(chunks.group());
      int start = chunks.start();
      for (int i = 0; i < texts.size(); i++) {
        boolean spaceAfter = i == texts.size() - 1 && chunks.end() < sentence.length();
        tokens.add(new Token(texts.get(i), start, spaceAfter, ""));
        start += texts.get(i).length();
      }
    }
    return tokens;
  }

  private List<String> split(String chunk) {
    List<String> special = specialCases.get(chunk);
    if (special != null) {
      return special;
    }
    List<String> tokens = new ArrayList<>();
    List<String> suffixes = new ArrayList<>();
    String core = peel(chunk, tokens, suffixes);
    if (!core.isEmpty()) {
      special = specialCases.get(core);
      if (special != null) {
        tokens.addAll(special);
      } else if (TokenPatterns.ADDRESS.matcher(core).find()) {
        tokens.add(core);
      } else {
        splitAtInfixes(core, tokens);
      }
    }
    Collections.reverse(suffixes);
    tokens.addAll(suffixes);
    return rejoin(tokens);
  }

  /** Takes prefixes and suffixes off until nothing comes off or a special case is left. */
  private String peel(String chunk, List<String> prefixes, List<String> suffixes) {
    String core = chunk;
    while (!core.isEmpty() && !specialCases.containsKey(core)) {
      int prefix = length(TokenPatterns.PREFIX.matcher(core));
      String withoutPrefix = core.substring(prefix);
      if (prefix > 0 && specialCases.containsKey(withoutPrefix)) {
        prefixes.add(core.substring(0, prefix));
        return withoutPrefix;
      }
      int suffix = length(TokenPatterns.SUFFIX.matcher(withoutPrefix));
      String withoutSuffix = core.substring(0, core.length() - suffix);
      if (suffix > 0 && specialCases.containsKey(withoutSuffix)) {
        suffixes.add(core.substring(withoutSuffix.length()));
        return withoutSuffix;
      }
      if (prefix == 0 && suffix == 0) {
        return core;
      }
      if (prefix > 0) {
        prefixes.add(core.substring(0, prefix));
      }
      if (suffix > 0) {
        suffixes.add(core.substring(withoutSuffix.length()));
      }
      core = core.substring(prefix, core.length() - suffix);
    }
    return core;
  }

  private static void splitAtInfixes(String core, List<String> tokens) {
    int start = 0;
    Matcher infixes = TokenPatterns.INFIX.matcher(core);
    while (infixes.find()) {
      if (infixes.start() == 0) {
        continue;
      }
      if (infixes.start() > start) {
        tokens.add(core.substring(start, infixes.start()));
      }
      tokens.add(infixes.group());
      start = infixes.end();
    }
    if (start < core.length()) {
      tokens.add(core.substring(start));
    }
  }

  /** Puts pieces back together that spell a special case, such as "Sept" and its full stop. */
  private List<String> rejoin(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    int i = 0;
    while (i < pieces.size()) {
      List<String> special = null;
      int taken = Math.min(MAX_REJOINED, pieces.size() - i);
      while (taken > 1 && special == null) {
        special = specialCase(pieces.subList(i, i + taken));
        taken -= special == null ? 1 : 0;
      }
      tokens.addAll(special == null ? List.of(pieces.get(i)) : special);
      i += special == null ? 1 : taken;
    }
    return tokens;
  }

  private @Nullable List<String> specialCase(List<String> pieces) {
    return specialCases.get(String.join("", pieces));
  }

  private static int length(Matcher matcher) {
    return matcher.find() ? matcher.end() - matcher.start() : 0;
  }
}
