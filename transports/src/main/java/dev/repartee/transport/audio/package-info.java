/** Sound as it travels: codings, rates and packets, for all lines that carry it as bytes. */
@NullMarked
package dev.repartee.transport.audio;

import org.jspecify.annotations.NullMarked;
