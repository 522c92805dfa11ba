package dev.repartee.asr.moonshine;

import ai.onnxruntime.OrtException;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Decoders that are lent to whichever worker needs one, so that there are only as many buffers as
 * workers. Thread safe.
 */
final class DecoderPool {
  private final ConcurrentLinkedDeque<MoonshineDecoder> idle = new ConcurrentLinkedDeque<>();
  private final MoonshineModel model;

  DecoderPool(MoonshineModel model) {
    this.model = model;
  }

  /** Runs {@code work} with a decoder that nobody else uses meanwhile. */
  Hypothesis with(Work work) throws OrtException {
    MoonshineDecoder lent = idle.pollFirst();
    MoonshineDecoder decoder = lent == null ? new MoonshineDecoder(model) : lent;
    try {
      return work.with(decoder);
    } finally {
      idle.addFirst(decoder);
    }
  }

  Vocabulary vocabulary() {
    return model.vocabulary();
  }

  /** What needs a decoder. */
  interface Work {
    Hypothesis with(MoonshineDecoder decoder) throws OrtException;
  }
}
