/** The telephone company's end of a media stream, for simulated callers and tests. */
@NullMarked
package dev.repartee.transport.twilio.client;

import org.jspecify.annotations.NullMarked;
