package dev.repartee.transport.webrtc;

/**
 * The answer to an offer.
 *
 * @param callId names the call from here on; not to be guessed, so it also permits to change it
 * @param sdp the answer, with all addresses of this side in it
 */
public record CallAnswer(String callId, String sdp) {}
