/** Which provider plays which part, and why. */
@NullMarked
package dev.repartee.server.wiring;

import org.jspecify.annotations.NullMarked;
