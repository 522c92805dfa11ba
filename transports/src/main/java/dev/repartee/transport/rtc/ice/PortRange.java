package dev.repartee.transport.rtc.ice;

/**
 * The UDP ports that may be used.
 *
 * @param first the lowest, or 0 to let the system choose any
 * @param last the highest, or 0
 */
public record PortRange(int first, int last) {
  public PortRange {
    if (first < 0 || last > 65_535 || first > last || (first == 0) != (last == 0)) {
      throw new IllegalArgumentException(
          "media ports must go from a lower to a higher one within 1 to 65535 (or be 0 and 0), but"
              + " are "
              + first
              + " and "
              + last);
    }
  }

  /**
   * Reads "50000-50100".
   *
   * @throws IllegalArgumentException with a sentence for a person
   */
  public static PortRange of(String text) {
    String[] ends = text.strip().split("-", -1);
    try {
      if (ends.length == 2) {
        return new PortRange(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[1].strip()));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(notARange(text), e);
    }
    throw new IllegalArgumentException(notARange(text));
  }

  private static String notARange(String text) {
    return "media ports must look like 50000-50100, but are \"" + text + "\"";
  }

  int count() {
    return last - first + 1;
  }

  int port(int attempt) {
    return first + attempt;
  }
}
