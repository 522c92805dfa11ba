/** Whole conversations in virtual time: real ears, a real or a stub voice, a stub model. */
@NullMarked
package dev.repartee.bench.turns.simulation;

import org.jspecify.annotations.NullMarked;
