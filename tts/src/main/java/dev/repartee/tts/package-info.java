/** The voice. */
@NullMarked
package dev.repartee.tts;

import org.jspecify.annotations.NullMarked;
