/** How many calls one process carries, and what it costs. */
@NullMarked
package dev.repartee.bench.capacity;

import org.jspecify.annotations.NullMarked;
