/** Repartee beside another engine, on the same work. */
@NullMarked
package dev.repartee.bench.peers;

import org.jspecify.annotations.NullMarked;
