/** When to speak, when to fall silent: a pure decision. */
@NullMarked
package dev.repartee.engine.turn;

import org.jspecify.annotations.NullMarked;
