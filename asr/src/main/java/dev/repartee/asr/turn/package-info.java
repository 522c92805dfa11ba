/** Judging from sound whether a caller who has fallen silent has finished. */
@NullMarked
package dev.repartee.asr.turn;

import org.jspecify.annotations.NullMarked;
