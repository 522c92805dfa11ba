/** Sound as values. */
@NullMarked
package dev.repartee.engine.audio;

import org.jspecify.annotations.NullMarked;
