/** How well and how fast the ears hear. */
@NullMarked
package dev.repartee.bench.asr;

import org.jspecify.annotations.NullMarked;
