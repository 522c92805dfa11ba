/** How well the agent takes turns. */
@NullMarked
package dev.repartee.bench.turns;

import org.jspecify.annotations.NullMarked;
