/** What independent judges say about the agent. */
@NullMarked
package dev.repartee.bench.conformance;

import org.jspecify.annotations.NullMarked;
