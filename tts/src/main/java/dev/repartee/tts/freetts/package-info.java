/** The fall-back voice, which needs no download: FreeTTS. */
@NullMarked
package dev.repartee.tts.freetts;

import org.jspecify.annotations.NullMarked;
