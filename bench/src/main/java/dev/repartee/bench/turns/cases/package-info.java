/** Simulated calls with everything that is true about them, made by seed. */
@NullMarked
package dev.repartee.bench.turns.cases;

import org.jspecify.annotations.NullMarked;
