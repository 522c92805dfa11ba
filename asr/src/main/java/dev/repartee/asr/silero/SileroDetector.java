package dev.repartee.asr.silero;

import ai.onnxruntime.OrtException;
import dev.repartee.asr.onnx.Network;
import dev.repartee.engine.inference.InferencePool;
import dev.repartee.engine.spi.VoiceActivityDetector;

/**
 * Voice activity by Silero's recurrent network (version 6), in windows of 32 ms.
 *
 * <p>The network is shared; each stream keeps its own state. A window takes about 0.2 ms.
 */
public final class SileroDetector implements VoiceActivityDetector {
  private final Network network;
  private final InferencePool inference;

  /** A detector that owns {@code network}. */
  public SileroDetector(Network network, InferencePool inference) {
    this.network = network;
    this.inference = inference;
  }

  @Override
  public VoiceActivityStream open(VoiceActivityListener listener) {
    try {
      return new SileroStream(new SileroState(network), inference, listener);
    } catch (OrtException e) {
      throw new IllegalStateException("no memory for a voice activity stream", e);
    }
  }

  /** Frees the network. Streams that are still open report a failure at their next window. */
  @Override
  public void close() {
    network.close();
  }
}
