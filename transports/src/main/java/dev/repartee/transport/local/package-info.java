/** Calls inside one process, without a network. */
@NullMarked
package dev.repartee.transport.local;

import org.jspecify.annotations.NullMarked;
