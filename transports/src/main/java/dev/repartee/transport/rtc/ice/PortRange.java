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

  int count() {
    return last - first + 1;
  }

  int port(int attempt) {
    return first + attempt;
  }
}
