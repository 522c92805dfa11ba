package dev.repartee.transport.rtvi;

import dev.repartee.transport.webrtc.IceCandidate;
import dev.repartee.transport.webrtc.SignallingException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client sends afterwards: addresses at which it may be reached.
 *
 * @param callId the call, as the answer named it
 */
public record RtviCandidates(String callId, List<IceCandidate> candidates) {
  private static final int MOST_AT_ONCE = 100;

  public RtviCandidates {
    candidates = List.copyOf(candidates);
  }

  /**
   * Reads {@code {"pc_id": "…", "candidates": [{"candidate": "…", "sdp_mid": "0",
   * "sdp_mline_index": 0}]}}.
   *
   * @throws SignallingException with a sentence that names the field
   */
  public static RtviCandidates read(JsonObject body) throws SignallingException {
    if (!(body.getValue("pc_id") instanceof String callId)) {
      throw RtviOffer.invalid("pc_id is missing or is not text.");
    }
    if (!(body.getValue("candidates") instanceof JsonArray entries)
        || entries.size() > MOST_AT_ONCE) {
      throw RtviOffer.invalid("candidates must be a list of at most " + MOST_AT_ONCE + ".");
    }
    List<IceCandidate> candidates = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof JsonObject candidate)) {
        throw RtviOffer.invalid("candidates must be a list of objects.");
      }
      candidates.add(candidate(candidate));
    }
    return new RtviCandidates(callId, candidates);
  }

  private static IceCandidate candidate(JsonObject entry) throws SignallingException {
    if (!(entry.getValue("candidate") instanceof String line)) {
      throw RtviOffer.invalid("candidates: candidate is missing or is not text.");
    }
    Object mid = entry.getValue("sdp_mid");
    if (mid != null && !(mid instanceof String)) {
      throw RtviOffer.invalid("candidates: sdp_mid must be text or null.");
    }
    Object index = entry.getValue("sdp_mline_index");
    if (index != null && !(index instanceof Integer)) {
      throw RtviOffer.invalid("candidates: sdp_mline_index must be a whole number or null.");
    }
    return new IceCandidate(line, (String) mid, index == null ? 0 : (Integer) index);
  }
}
