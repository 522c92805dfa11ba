/** Draws a call on one time axis: what was said, heard, decided and played, and when. */
@NullMarked
package dev.repartee.bench.timeline;

import org.jspecify.annotations.NullMarked;
