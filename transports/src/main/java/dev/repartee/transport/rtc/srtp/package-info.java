/** Sound that only the two ends of a call can hear (RFC 3711, RFC 7714). */
@NullMarked
package dev.repartee.transport.rtc.srtp;

import org.jspecify.annotations.NullMarked;
