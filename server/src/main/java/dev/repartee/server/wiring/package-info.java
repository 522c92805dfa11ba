/** Which providers serve, and why. */
@NullMarked
package dev.repartee.server.wiring;

import org.jspecify.annotations.NullMarked;
