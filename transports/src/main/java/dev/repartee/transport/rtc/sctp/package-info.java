/** Text messages between the ends of a call (RFC 8831, RFC 8832, RFC 9260). */
@NullMarked
package dev.repartee.transport.rtc.sctp;

import org.jspecify.annotations.NullMarked;
