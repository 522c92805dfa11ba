/** Calls over a plain WebSocket: sound as bare samples, everything else as JSON. */
@NullMarked
package dev.repartee.transport.pcm;

import org.jspecify.annotations.NullMarked;
