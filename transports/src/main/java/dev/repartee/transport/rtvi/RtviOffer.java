package dev.repartee.transport.rtvi;

import dev.repartee.transport.webrtc.SignallingException;
import dev.repartee.transport.webrtc.SignallingException.Kind;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a client posts: an offer for a new call, or for one that it has.
 *
 * @param sdp the offer
 * @param callId the call that it has; null if it is to be a new one
 */
public record RtviOffer(String sdp, @Nullable String callId) {
  /**
   * Reads {@code {"sdp": "…", "type": "offer", "pc_id": null, "restart_pc": false}}. Whether the
   * connection is a new one stands in the offer itself, so {@code restart_pc} is not needed; data
   * of the client's own ({@code requestData}) is not used.
   *
   * @throws SignallingException with a sentence that names the field
   */
  public static RtviOffer read(JsonObject body) throws SignallingException {
    if (!(body.getValue("sdp") instanceof String sdp)) {
      throw invalid("sdp is missing or is not text.");
    }
    if (!"offer".equals(body.getValue("type", "offer"))) {
      throw invalid("type must be \"offer\".");
    }
    Object callId = body.getValue("pc_id");
    if (callId != null && !(callId instanceof String)) {
      throw invalid("pc_id must be the text that the answer to your first offer gave, or null.");
    }
    return new RtviOffer(sdp, (String) callId);
  }

  static SignallingException invalid(String sentence) {
    return new SignallingException(Kind.INVALID, sentence);
  }
}
