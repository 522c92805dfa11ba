package dev.repartee.bench.timeline;

/**
 * How wide a text will be, without asking for a font: whoever looks at the drawing has another one
 * anyway. Rather too wide than too narrow, so that texts do not run into each other.
 */
final class TextWidth {
  private static final String NARROW = "iljtfrI.,:;'|!()[]“”‘’ -·";
  private static final String WIDE = "mwMW@%—…";
  private static final double NARROW_EM = 0.38;
  private static final double WIDE_EM = 0.95;
  private static final double CAPITAL_EM = 0.7;
  private static final double USUAL_EM = 0.6;
  private static final double IDEOGRAPH_EM = 1.05;

  private TextWidth() {}

  /** The width in pixels, at a font size in pixels. */
  static double of(String text, double fontPx) {
    return text.codePoints().mapToDouble(TextWidth::em).sum() * fontPx;
  }

  /** The text, or so much of it as fits, with an ellipsis. */
  static String shortened(String text, double fontPx, double maxPx) {
    if (of(text, fontPx) <= maxPx) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", fontPx) > maxPx) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static double em(int character) {
    if (NARROW.indexOf(character) >= 0) {
      return NARROW_EM;
    }
    if (WIDE.indexOf(character) >= 0) {
      return WIDE_EM;
    }
    if (Character.isIdeographic(character)) {
      return IDEOGRAPH_EM;
    }
    return Character.isUpperCase(character) ? CAPITAL_EM : USUAL_EM;
  }
}
