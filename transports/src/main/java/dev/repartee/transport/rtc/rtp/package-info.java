/** Sound in packets, in order and on time (RFC 3550). */
@NullMarked
package dev.repartee.transport.rtc.rtp;

import org.jspecify.annotations.NullMarked;
