package dev.repartee.server.calls;

import dev.repartee.engine.spi.CallTransport;
import dev.repartee.engine.spi.ProviderUnavailableException;
import dev.repartee.transport.hearing.FilteredTransport;
import dev.repartee.transport.hearing.HearingFilter;
import dev.repartee.transport.hearing.HearingOptions;
import dev.repartee.transport.hearing.HearingOptions.NoiseSuppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the agent hears its callers: as they sound, or with noise suppressed and voices levelled.
 *
 * <p>Where the machine cannot do what is asked for, callers are heard as they sound; a call matters
 * more than its comfort.
 */
public final class CallerSound {
  private static final System.Logger LOG = System.getLogger(CallerSound.class.getName());

  /** Callers are heard as they sound. */
  public static final CallerSound AS_IT_IS = new CallerSound(HearingOptions.OFF, List.of());

  private final HearingOptions options;
  private final List<String> report;

  private CallerSound(HearingOptions options, List<String> report) {
    this.options = options;
    this.report = report;
  }

  /** Finds out whether the machine can do what is asked for. Blocks while a library loads. */
  public static CallerSound prepare(HearingOptions wanted) {
    if (wanted.isOff()) {
      return AS_IT_IS;
    }
    try {
      HearingFilter.open(wanted).close();
      return new CallerSound(
          wanted, List.of("Hearing:        " + words(wanted) + ", because the agent asks for it"));
    } catch (ProviderUnavailableException e) {
      return new CallerSound(
          HearingOptions.OFF,
          List.of(
              "Hearing:        callers as they sound",
              " ".repeat(16) + "(" + e.getMessage() + ")"));
    }
  }

  /** The line with the caller's sound as the agent is to hear it. */
  CallTransport through(CallTransport line) {
    if (options.isOff()) {
      return line;
    }
    try {
      return new FilteredTransport(line, HearingFilter.open(options));
    } catch (ProviderUnavailableException e) {
      LOG.log(System.Logger.Level.WARNING, "a call is heard as it sounds", e);
      return line;
    }
  }

  /** What is in use and why, in plain words; nothing if nothing is done. */
  public List<String> report() {
    return report;
  }

  private static String words(HearingOptions options) {
    List<String> words = new ArrayList<>();
    if (options.noiseSuppression() != NoiseSuppression.OFF) {
      words.add(options.noiseSuppression().name().toLowerCase(Locale.ROOT) + " noise suppression");
    }
    if (options.gainControl()) {
      words.add("gain control");
    }
    return String.join(" and ", words);
  }
}
