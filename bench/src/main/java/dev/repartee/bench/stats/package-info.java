/** Figures as they are printed. */
@NullMarked
package dev.repartee.bench.stats;

import org.jspecify.annotations.NullMarked;
