/** How fast the agent answers, and how fast it falls silent. */
@NullMarked
package dev.repartee.bench.latency;

import org.jspecify.annotations.NullMarked;
