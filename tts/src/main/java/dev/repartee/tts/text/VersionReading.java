package dev.repartee.tts.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Version numbers and network addresses: "1.2.3", "v2.0", "192.168.0.1". */
final class VersionReading implements Reading {
  private static final Pattern VERSION = Pattern.compile("[vV]?(\\d+(?:\\.\\d+){2,})([a-z]?)");
  private static final Pattern NAMED = Pattern.compile("[vV](\\d+(?:\\.\\d+)?)");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

  private final EnglishNumbers numbers;

  VersionReading(EnglishNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public Optional<Spoken> read(String core, Context context) {
    if (ADDRESS.matcher(core).matches()) {
      return Spoken.of(joined(core, " dot "));
    }
    Matcher version = VERSION.matcher(core);
    if (version.matches()) {
      String letter = version.group(2).isEmpty() ? "" : " " + version.group(2);
      return Spoken.of(name(core) + joined(version.group(1), " point ") + letter);
    }
    Matcher named = NAMED.matcher(core);
    return named.matches()
        ? Spoken.of("version " + joined(named.group(1), " point "))
        : Optional.empty();
  }

  private static String name(String core) {
    return Character.isLetter(core.charAt(0)) ? "version " : "";
  }

  private String joined(String dotted, String separator) {
    return Pattern.compile("\\.")
        .splitAsStream(dotted)
        .map(numbers::number)
        .collect(Collectors.joining(separator));
  }
}
