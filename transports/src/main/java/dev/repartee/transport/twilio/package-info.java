/** Calls from telephone networks: the media streams of Twilio, Telnyx and Plivo. */
@NullMarked
package dev.repartee.transport.twilio;

import org.jspecify.annotations.NullMarked;
