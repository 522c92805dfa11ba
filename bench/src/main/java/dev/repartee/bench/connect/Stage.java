package dev.repartee.bench.connect;

import java.util.Locale;

/** What happens between the press of the button and the agent's first sound, in this order. */
enum Stage {
  /** The offer is sent. */
  OFFER,
  /** The answer to it has come. */
  ANSWER,
  /** A way to the agent is found: the first of its answers to a check has come. */
  ICE,
  /** Both sides have keys: the last of the agent's handshake has come. */
  DTLS,
  /** Events can flow. */
  CHANNEL,
  /** The first packet of sound has come, though it may hold silence. */
  PACKET,
  /** The first audible sound has come out of the jitter buffer. */
  AUDIBLE;

  /** Its name for machines, which is the same for people. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
