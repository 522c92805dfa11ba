/** Calls over WebSockets: what all protocols that use them have in common. */
@NullMarked
package dev.repartee.transport.socket;

import org.jspecify.annotations.NullMarked;
