/** From the model's text to the voice. */
@NullMarked
package dev.repartee.engine.reply;

import org.jspecify.annotations.NullMarked;
