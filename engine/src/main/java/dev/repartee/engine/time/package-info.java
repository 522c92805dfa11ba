/** Time, injected. */
@NullMarked
package dev.repartee.engine.time;

import org.jspecify.annotations.NullMarked;
