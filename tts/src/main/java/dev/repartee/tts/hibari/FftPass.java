package dev.repartee.tts.hibari;

/**
 * One pass of a Fourier transform: small transforms of {@code radix} numbers each, turned by
 * factors that were computed beforehand. Immutable, thread safe.
 */
final class FftPass {
  private static final float SIN_3 = (float) Math.sin(2 * Math.PI / 3);
  private static final float COS_5 = (float) Math.cos(2 * Math.PI / 5);
  private static final float COS_5_2 = (float) Math.cos(4 * Math.PI / 5);
  private static final float SIN_5 = (float) Math.sin(2 * Math.PI / 5);
  private static final float SIN_5_2 = (float) Math.sin(4 * Math.PI / 5);

  private final int radix;
  private final int groups;
  private final int stride;
  private final int step;
  private final float[] cos;
  private final float[] sin;

  /**
   * Prepares a pass.
   *
   * @param radix 2, 3, 4 or 5
   * @param groups how many groups share the factors of one turn
   * @param stride small transforms in each group
   */
  FftPass(int radix, int groups, int stride) {
    this.radix = radix;
    this.groups = groups;
    this.stride = stride;
    this.step = stride * groups;
    this.cos = new float[groups * radix];
    this.sin = new float[groups * radix];
    for (int group = 0; group < groups; group++) {
      for (int j = 0; j < radix; j++) {
        double angle = -2 * Math.PI * j * group / (groups * radix);
        cos[group * radix + j] = (float) Math.cos(angle);
        sin[group * radix + j] = (float) Math.sin(angle);
      }
    }
  }

  /** Reads {@code x} and writes {@code y}, which must be different arrays. */
  void run(float[] xr, float[] xi, float[] yr, float[] yi) {
    for (int group = 0; group < groups; group++) {
      switch (radix) {
        case 2 -> by2(group, xr, xi, yr, yi);
        case 3 -> by3(group, xr, xi, yr, yi);
        case 4 -> by4(group, xr, xi, yr, yi);
        case 5 -> by5(group, xr, xi, yr, yi);
        default -> throw new IllegalStateException("no pass of radix " + radix);
      }
    }
  }

  private void by2(int group, float[] xr, float[] xi, float[] yr, float[] yi) {
    int w = 2 * group;
    for (int q = 0; q < stride; q++) {
      int a = stride * group + q;
      int b = a + step;
      int out = 2 * stride * group + q;
      yr[out] = xr[a] + xr[b];
      yi[out] = xi[a] + xi[b];
      put(xr[a] - xr[b], xi[a] - xi[b], w + 1, yr, yi, out + stride);
    }
  }

  private void by3(int group, float[] xr, float[] xi, float[] yr, float[] yi) {
    int w = 3 * group;
    for (int q = 0; q < stride; q++) {
      int a = stride * group + q;
      int b = a + step;
      int c = b + step;
      int out = 3 * stride * group + q;
      float sumR = xr[b] + xr[c];
      float sumI = xi[b] + xi[c];
      float difR = (xr[b] - xr[c]) * SIN_3;
      float difI = (xi[b] - xi[c]) * SIN_3;
      float midR = xr[a] - 0.5f * sumR;
      float midI = xi[a] - 0.5f * sumI;
      yr[out] = xr[a] + sumR;
      yi[out] = xi[a] + sumI;
      put(midR + difI, midI - difR, w + 1, yr, yi, out + stride);
      put(midR - difI, midI + difR, w + 2, yr, yi, out + 2 * stride);
    }
  }

  private void by4(int group, float[] xr, float[] xi, float[] yr, float[] yi) {
    int w = 4 * group;
    for (int q = 0; q < stride; q++) {
      int a = stride * group + q;
      int b = a + step;
      int c = b + step;
      int d = c + step;
      int out = 4 * stride * group + q;
      float evenR = xr[a] + xr[c];
      float evenI = xi[a] + xi[c];
      float evenDifR = xr[a] - xr[c];
      float evenDifI = xi[a] - xi[c];
      float oddR = xr[b] + xr[d];
      float oddI = xi[b] + xi[d];
      float oddDifR = xr[b] - xr[d];
      float oddDifI = xi[b] - xi[d];
      yr[out] = evenR + oddR;
      yi[out] = evenI + oddI;
      put(evenDifR + oddDifI, evenDifI - oddDifR, w + 1, yr, yi, out + stride);
      put(evenR - oddR, evenI - oddI, w + 2, yr, yi, out + 2 * stride);
      put(evenDifR - oddDifI, evenDifI + oddDifR, w + 3, yr, yi, out + 3 * stride);
    }
  }

  private void by5(int group, float[] xr, float[] xi, float[] yr, float[] yi) {
    int w = 5 * group;
    for (int q = 0; q < stride; q++) {
      int a = stride * group + q;
      int b = a + step;
      int c = b + step;
      int d = c + step;
      int e = d + step;
      int out = 5 * stride * group + q;
      float outerR = xr[b] + xr[e];
      float outerI = xi[b] + xi[e];
      float outerDifR = xr[b] - xr[e];
      float outerDifI = xi[b] - xi[e];
      float innerR = xr[c] + xr[d];
      float innerI = xi[c] + xi[d];
      float innerDifR = xr[c] - xr[d];
      float innerDifI = xi[c] - xi[d];
      yr[out] = xr[a] + outerR + innerR;
      yi[out] = xi[a] + outerI + innerI;
      float p1r = xr[a] + COS_5 * outerR + COS_5_2 * innerR;
      float p1i = xi[a] + COS_5 * outerI + COS_5_2 * innerI;
      float p2r = xr[a] + COS_5_2 * outerR + COS_5 * innerR;
      float p2i = xi[a] + COS_5_2 * outerI + COS_5 * innerI;
      float q1r = SIN_5 * outerDifI + SIN_5_2 * innerDifI;
      float q1i = -(SIN_5 * outerDifR + SIN_5_2 * innerDifR);
      float q2r = SIN_5_2 * outerDifI - SIN_5 * innerDifI;
      float q2i = SIN_5 * innerDifR - SIN_5_2 * outerDifR;
      put(p1r + q1r, p1i + q1i, w + 1, yr, yi, out + stride);
      put(p2r + q2r, p2i + q2i, w + 2, yr, yi, out + 2 * stride);
      put(p2r - q2r, p2i - q2i, w + 3, yr, yi, out + 3 * stride);
      put(p1r - q1r, p1i - q1i, w + 4, yr, yi, out + 4 * stride);
    }
  }

  /** Writes a number turned by factor {@code w}. */
  private void put(float re, float im, int w, float[] yr, float[] yi, int at) {
    yr[at] = re * cos[w] - im * sin[w];
    yi[at] = re * sin[w] + im * cos[w];
  }
}
