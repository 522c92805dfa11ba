/** Keys that only the two ends of a call know (RFC 6347, RFC 5764). */
@NullMarked
package dev.repartee.transport.rtc.dtls;

import org.jspecify.annotations.NullMarked;
