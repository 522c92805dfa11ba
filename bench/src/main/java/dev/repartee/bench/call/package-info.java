/** The {@code call} command. */
@NullMarked
package dev.repartee.bench.call;

import org.jspecify.annotations.NullMarked;
