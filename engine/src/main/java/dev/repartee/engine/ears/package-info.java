/** From the caller's sound to voice and words. */
@NullMarked
package dev.repartee.engine.ears;

import org.jspecify.annotations.NullMarked;
