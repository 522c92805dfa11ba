package dev.repartee.server.wiring;

import java.util.ArrayList;
import java.util.List;

/**
 * The provider that plays a part, and why it and no other.
 *
 * @param title what the start-up report calls the part
 * @param name the provider's name
 * @param provider the provider itself
 * @param reason why it was chosen, to stand after "because"
 * @param refusals one sentence for each provider that was tried before and could not serve
 * @param <T> what plays the part
 */
record Choice<T>(String title, String name, T provider, String reason, List<String> refusals) {
  Choice {
    refusals = List.copyOf(refusals);
  }

  /** What is in use and why, and below it who could not serve and why. */
  List<String> report(String displayName) {
    List<String> lines = new ArrayList<>();
    lines.add("%-15s %s, because %s".formatted(title + ":", displayName, reason));
    refusals.forEach(refusal -> lines.add(" ".repeat(16) + "(" + refusal + ")"));
    return lines;
  }
}
