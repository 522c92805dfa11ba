package dev.repartee.transport.webrtc;

import io.vertx.core.Context;
import io.vertx.core.Future;

/** Where the answering ends of WebRTC connections come from. Thread safe. */
public interface CallPeers {
  /**
   * Opens a peer that lives on {@code context}. The future completes there; it fails with a message
   * fit for the caller.
   */
  Future<? extends CallPeer> openPeer(Context context);

  /** Calls at a time; more are refused. */
  int maxCalls();

  /** Closes all peers, and what they share. Idempotent. */
  Future<Void> close();
}
