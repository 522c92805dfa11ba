package dev.repartee.transport.audio;

/** How samples are written as bytes. */
public enum SampleCoding {
  /** Signed 16 bits, the lower byte first. */
  LINEAR(2) {
    @Override
    void write(short[] samples, int count, byte[] target) {
      for (int i = 0; i < count; i++) {
        target[2 * i] = (byte) samples[i];
        target[2 * i + 1] = (byte) (samples[i] >> 8);
      }
    }

    @Override
    void read(byte[] bytes, int sampleCount, short[] target) {
      for (int i = 0; i < sampleCount; i++) {
        target[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
      }
    }
  },

  /** G.711 as in North America and Japan. */
  MU_LAW(1) {
    @Override
    void write(short[] samples, int count, byte[] target) {
      for (int i = 0; i < count; i++) {
        target[i] = G711.toMuLaw(samples[i]);
      }
    }

    @Override
    void read(byte[] bytes, int sampleCount, short[] target) {
      for (int i = 0; i < sampleCount; i++) {
        target[i] = G711.fromMuLaw(bytes[i]);
      }
    }
  },

  /** G.711 as in the rest of the world. */
  A_LAW(1) {
    @Override
    void write(short[] samples, int count, byte[] target) {
      for (int i = 0; i < count; i++) {
        target[i] = G711.toALaw(samples[i]);
      }
    }

    @Override
    void read(byte[] bytes, int sampleCount, short[] target) {
      for (int i = 0; i < sampleCount; i++) {
        target[i] = G711.fromALaw(bytes[i]);
      }
    }
  };

  private final int bytesPerSample;

  SampleCoding(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  /** How many bytes one sample takes. */
  public int bytesPerSample() {
    return bytesPerSample;
  }

  abstract void write(short[] samples, int count, byte[] target);

  abstract void read(byte[] bytes, int sampleCount, short[] target);
}
