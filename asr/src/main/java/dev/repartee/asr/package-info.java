/** Ears: voice activity and speech recognition. */
@NullMarked
package dev.repartee.asr;

import org.jspecify.annotations.NullMarked;
