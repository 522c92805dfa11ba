package dev.repartee.asr.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A neural network that is loaded and ready, shared by all who need it.
 *
 * <p>Each run keeps to the thread that calls it: the inference pool alone decides how much runs at
 * once. Thread safe. Closing waits for runs under way; later runs fail.
 */
public final class Network implements AutoCloseable {
  private final OrtSession session;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private Network(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a network from the bytes of an ONNX file.
   *
   * @throws OrtException if they are no network that can run here
   */
  public static Network load(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new Network(OrtEnvironment.getEnvironment().createSession(model, options));
    }
  }

  /**
   * Loads a network from an ONNX file.
   *
   * @throws IOException if the file cannot be read
   * @throws OrtException if it is no network that can run here
   */
  public static Network load(Path file) throws IOException, OrtException {
    return load(Files.readAllBytes(file));
  }

  /** Runs the network for these outputs; the caller closes the result. */
  public OrtSession.Result run(Map<String, OnnxTensor> inputs, Set<String> outputs)
      throws OrtException {
    return whileOpen(() -> session.run(inputs, outputs));
  }

  /** Runs the network, which writes these outputs into tensors of the caller. */
  public void runInto(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs)
      throws OrtException {
    whileOpen(() -> session.run(inputs, outputs)).close();
  }

  /**
   * One of the tensors that a run made.
   *
   * @throws IllegalArgumentException if it made none of that name
   */
  public static OnnxTensor output(OrtSession.Result result, String name) {
    return (OnnxTensor)
        result
            .get(name)
            .orElseThrow(() -> new IllegalArgumentException("the network made no " + name));
  }

  private OrtSession.Result whileOpen(Run run) throws OrtException {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new OrtException("the network is closed");
      }
      return run.result();
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the network cannot be closed: " + e.getMessage(), e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private interface Run {
    OrtSession.Result result() throws OrtException;
  }
}
