package dev.repartee.tts.hibari;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RealFftTest {
  private final RealFft fft = new RealFft();
  private final float[] samples = noise();
  private final float[] re = new float[RealFft.BINS];
  private final float[] im = new float[RealFft.BINS];

  @Test
  void forwardIsTheSumThatDefinesTheTransform() {
    fft.forward(samples, re, im);

    for (int bin : new int[] {0, 1, 2, 7, 150, 299, 300, 301, 450, 598, 599, 600}) {
      double expectedRe = 0;
      double expectedIm = 0;
      for (int n = 0; n < RealFft.SIZE; n++) {
        double angle = -2 * Math.PI * ((long) bin * n % RealFft.SIZE) / RealFft.SIZE;
        expectedRe += samples[n] * Math.cos(angle);
        expectedIm += samples[n] * Math.sin(angle);
      }
      assertEquals(expectedRe, re[bin], 1e-3, "real part of bin " + bin);
      assertEquals(expectedIm, im[bin], 1e-3, "imaginary part of bin " + bin);
    }
  }

  @Test
  void inverseGivesTheSamplesBackTimesTheirNumber() {
    float[] back = new float[RealFft.SIZE];

    fft.forward(samples, re, im);
    fft.inverse(re, im, back);

    for (int i = 0; i < back.length; i++) {
      back[i] /= RealFft.SIZE;
    }
    assertArrayEquals(samples, back, 1e-5f);
  }

  @Test
  void inverseIgnoresImaginaryPartsThatRealSamplesCannotHave() {
    float[] clean = new float[RealFft.SIZE];
    float[] disturbed = new float[RealFft.SIZE];
    fft.forward(samples, re, im);
    fft.inverse(re, im, clean);

    im[0] = 5;
    im[RealFft.BINS - 1] = -5;
    fft.inverse(re, im, disturbed);

    assertArrayEquals(clean, disturbed);
  }

  private static float[] noise() {
    Random random = new Random(1);
    float[] noise = new float[RealFft.SIZE];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
