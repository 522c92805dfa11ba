/** Offers and answers, as far as a call needs them (RFC 8866, RFC 8829). */
@NullMarked
package dev.repartee.transport.rtc.sdp;

import org.jspecify.annotations.NullMarked;
