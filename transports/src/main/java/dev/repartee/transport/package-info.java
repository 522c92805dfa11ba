/** Lines to the caller. */
@NullMarked
package dev.repartee.transport;

import org.jspecify.annotations.NullMarked;
