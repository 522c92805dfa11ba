package dev.repartee.llm.retrieval;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * BGE-small English 1.5, quantized: 384 numbers for a text. Weights and tokenizer are in the jar of
 * LangChain4j's model of that name; the session is our own, because theirs takes all cores for
 * itself, and the inference pool runs one job per core already.
 */
final class BgeEmbedder implements TextEmbedder {
  private static final String WEIGHTS = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  /** Shared by those who embed, taken whole by {@link #close}: native code must not lose memory. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  private final OrtSession session;
  private final Encoder encoder;
  private boolean closed;

  /**
   * Loads the network.
   *
   * @throws IllegalStateException if this machine cannot run it
   */
  BgeEmbedder() {
    try (InputStream weights = resource(WEIGHTS);
        InputStream tokenizer = resource(TOKENIZER);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      session = environment.createSession(weights.readAllBytes(), options);
      encoder =
          new Encoder(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS));
    } catch (IOException | OrtException e) {
      throw new IllegalStateException("the embedding network cannot be loaded", e);
    }
  }

  @Override
  public float[] embed(String text) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedding network is closed");
      }
      return encoder.embed(text).content().vector();
    } finally {
      use.readLock().unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding network cannot be closed", e);
    } finally {
      use.writeLock().unlock();
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        BgeSmallEnV15QuantizedEmbeddingModel.class.getResourceAsStream(name), name);
  }

  /** LangChain4j's model around a given encoder; runs in the thread that calls it. */
  private static final class Encoder extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    Encoder(OnnxBertBiEncoder encoder) {
      super(Runnable::run);
      this.encoder = encoder;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return encoder;
    }
  }
}
