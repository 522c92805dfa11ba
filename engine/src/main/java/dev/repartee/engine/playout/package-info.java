/** From the agent's sound to the caller's ear, and which words arrived there. */
@NullMarked
package dev.repartee.engine.playout;

import org.jspecify.annotations.NullMarked;
