/** From text as it is written to text as it is spoken. */
@NullMarked
package dev.repartee.tts.text;

import org.jspecify.annotations.NullMarked;
