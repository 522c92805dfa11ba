/** Sound made small (RFC 6716). */
@NullMarked
package dev.repartee.transport.rtc.opus;

import org.jspecify.annotations.NullMarked;
