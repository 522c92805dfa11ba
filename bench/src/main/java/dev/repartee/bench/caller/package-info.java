/**
 * A caller who is a program: speaks recordings, listens, interrupts, and measures by its own ear.
 */
@NullMarked
package dev.repartee.bench.caller;

import org.jspecify.annotations.NullMarked;
