package dev.repartee.bench.turns.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.repartee.bench.stats.Distribution;
import dev.repartee.bench.turns.cases.OverlapKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the agent deals with sounds over its speech, under one choice of options.
 *
 * @param yieldRate real interruptions to which it gave way
 * @param backChannelIgnoredRate back-channels that took no turn and stopped nothing
 * @param noiseIgnoredRate the same for coughs, noises and music
 * @param noiseGoingOnRate of back-channels, coughs, noises and music: speech was going on within
 *     300 ms of their end
 * @param reactionMs onset of a real interruption to the agent's output paused or softer
 * @param decisionMs onset of a real interruption to the end of the reply
 * @param resumeMs end of a back-channel, cough, noise or music to speech going on, where it does
 * @param notSpeaking cases that say nothing, since the agent did not speak
 */
public record BargeInFigures(
    String preset,
    @JsonUnwrapped(prefix = "yield_rate") Estimate yieldRate,
    @JsonUnwrapped(prefix = "back_channel_ignored_rate") Estimate backChannelIgnoredRate,
    @JsonUnwrapped(prefix = "noise_ignored_rate") Estimate noiseIgnoredRate,
    @JsonUnwrapped(prefix = "noise_going_on_rate") Estimate noiseGoingOnRate,
    Distribution reactionMs,
    Distribution decisionMs,
    Distribution resumeMs,
    int notSpeaking,
    List<Kind> byKind) {
  private static final long SOON_MS = 300;
  private static final long LATER_MS = 500;
  private static final Set<OverlapKind> NOISES =
      EnumSet.of(OverlapKind.COUGH, OverlapKind.NOISE, OverlapKind.MUSIC);

  /**
   * One kind of sound.
   *
   * @param stopRate replies given up
   * @param turnRate sounds taken for a turn of the caller
   * @param reactionRate replies paused or made softer at all
   * @param goingOnRate replies going on within 300 ms of the sound's end
   * @param goingOnWithin500MsRate the same within 500 ms
   */
  public record Kind(
      String kind,
      int cases,
      @JsonUnwrapped(prefix = "stop_rate") Estimate stopRate,
      @JsonUnwrapped(prefix = "turn_rate") Estimate turnRate,
      @JsonUnwrapped(prefix = "reaction_rate") Estimate reactionRate,
      @JsonUnwrapped(prefix = "going_on_rate") Estimate goingOnRate,
      @JsonUnwrapped(prefix = "going_on_within_500_ms_rate") Estimate goingOnWithin500MsRate,
      Distribution reactionMs,
      Distribution decisionMs,
      Distribution resumeMs) {}

  public static BargeInFigures of(String preset, List<OverlapOutcome> all) {
    List<OverlapOutcome> valid = all.stream().filter(OverlapOutcome::wasSpeaking).toList();
    List<OverlapOutcome> real = of(valid, EnumSet.of(OverlapKind.INTERRUPTION));
    List<OverlapOutcome> backChannels = of(valid, EnumSet.of(OverlapKind.BACK_CHANNEL));
    List<OverlapOutcome> noises = of(valid, NOISES);
    List<OverlapOutcome> ignorable = new ArrayList<>(backChannels);
    ignorable.addAll(noises);
    List<Kind> kinds = new ArrayList<>();
    for (OverlapKind kind : OverlapKind.values()) {
      List<OverlapOutcome> ofKind = of(valid, EnumSet.of(kind));
      if (!ofKind.isEmpty()) {
        kinds.add(kind(kind, ofKind));
      }
    }
    return new BargeInFigures(
        preset,
        Estimate.share(real, BargeInFigures::recording, OverlapOutcome::gaveWay),
        Estimate.share(backChannels, BargeInFigures::recording, BargeInFigures::isIgnored),
        Estimate.share(noises, BargeInFigures::recording, BargeInFigures::isIgnored),
        Estimate.share(ignorable, BargeInFigures::recording, one -> one.wentOnWithin(SOON_MS)),
        Distribution.of(real, OverlapOutcome::reactionMs),
        Distribution.of(real, OverlapOutcome::decisionMs),
        Distribution.of(ignorable, OverlapOutcome::resumeMs),
        all.size() - valid.size(),
        kinds);
  }

  private static Kind kind(OverlapKind kind, List<OverlapOutcome> outcomes) {
    return new Kind(
        kind.name().toLowerCase(Locale.ROOT),
        outcomes.size(),
        Estimate.share(outcomes, BargeInFigures::recording, OverlapOutcome::gaveWay),
        Estimate.share(outcomes, BargeInFigures::recording, OverlapOutcome::tookTurn),
        Estimate.share(outcomes, BargeInFigures::recording, OverlapOutcome::reacted),
        Estimate.share(outcomes, BargeInFigures::recording, one -> one.wentOnWithin(SOON_MS)),
        Estimate.share(outcomes, BargeInFigures::recording, one -> one.wentOnWithin(LATER_MS)),
        Distribution.of(outcomes, OverlapOutcome::reactionMs),
        Distribution.of(outcomes, OverlapOutcome::decisionMs),
        Distribution.of(outcomes, OverlapOutcome::resumeMs));
  }

  private static boolean isIgnored(OverlapOutcome outcome) {
    return !outcome.gaveWay() && !outcome.tookTurn();
  }

  private static List<OverlapOutcome> of(List<OverlapOutcome> outcomes, Set<OverlapKind> kinds) {
    return outcomes.stream().filter(one -> kinds.contains(one.overlap().kind())).toList();
  }

  private static String recording(OverlapOutcome outcome) {
    return outcome.overlap().recording();
  }
}
