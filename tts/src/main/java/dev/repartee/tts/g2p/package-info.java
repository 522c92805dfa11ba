/** English words to phonemes: tokens, parts of speech, pronouncing dictionaries, unknown words. */
@NullMarked
package dev.repartee.tts.g2p;

import org.jspecify.annotations.NullMarked;
