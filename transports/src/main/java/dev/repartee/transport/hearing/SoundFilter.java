package dev.repartee.transport.hearing;

import dev.repartee.engine.audio.AudioFrame;

/** Changes one caller's sound on its way in. Used by one thread. */
public interface SoundFilter extends AutoCloseable {
  /**
   * Takes 16 kHz sound of any length, in order, and gives as much of it as is ready: what is held
   * back comes with a later frame, so that nothing is lost. May give a frame of no samples.
   */
  AudioFrame process(AudioFrame frame);

  /** Frees what the filter holds; idempotent. */
  @Override
  void close();
}
