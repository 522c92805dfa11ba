/** What simulated calls amount to: rates with their intervals, delays, curves. */
@NullMarked
package dev.repartee.bench.turns.figures;

import org.jspecify.annotations.NullMarked;
