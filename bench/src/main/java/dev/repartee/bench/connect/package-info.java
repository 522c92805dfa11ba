/** How long it takes from pressing the button to the agent's first sound. */
@NullMarked
package dev.repartee.bench.connect;

import org.jspecify.annotations.NullMarked;
