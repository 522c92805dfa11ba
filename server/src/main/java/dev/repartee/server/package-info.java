/** The wiring. */
@NullMarked
package dev.repartee.server;

import org.jspecify.annotations.NullMarked;
