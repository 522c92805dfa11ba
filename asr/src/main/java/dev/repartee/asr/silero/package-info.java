/** Voice activity by Silero's network. */
@NullMarked
package dev.repartee.asr.silero;

import org.jspecify.annotations.NullMarked;
