/** Measurements. */
@NullMarked
package dev.repartee.bench;

import org.jspecify.annotations.NullMarked;
