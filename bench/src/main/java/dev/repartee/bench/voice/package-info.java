/** How soon, how fast and how clearly the voice speaks. */
@NullMarked
package dev.repartee.bench.voice;

import org.jspecify.annotations.NullMarked;
