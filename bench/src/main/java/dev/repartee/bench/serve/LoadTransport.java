package dev.repartee.bench.serve;

import java.util.Locale;

/** How the calls of a measurement reach the server. */
public enum LoadTransport {
  /** A telephone company's media stream: mu-law at 8 kHz in base64. */
  TWILIO,
  /** A plain WebSocket: 16 kHz, 16 bits. */
  PCM,
  /** As browsers call. */
  WEBRTC;

  /** Where the server takes such calls. */
  public String address() {
    return this == WEBRTC ? "/api/calls" : "/api/agents/default/" + label();
  }

  /** The name as it is written in commands and results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
