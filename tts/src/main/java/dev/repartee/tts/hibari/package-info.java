/**
 * The hibari voice: a small neural net that speaks American English, streamed inside a sentence.
 */
@NullMarked
package dev.repartee.tts.hibari;

import org.jspecify.annotations.NullMarked;
