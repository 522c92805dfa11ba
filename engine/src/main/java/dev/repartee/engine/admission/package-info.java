/** Who may still call: calls are refused before those that there are suffer. */
@NullMarked
package dev.repartee.engine.admission;

import org.jspecify.annotations.NullMarked;
