/** The caller's end of a plain WebSocket call, for simulated callers and tests. */
@NullMarked
package dev.repartee.transport.pcm.client;

import org.jspecify.annotations.NullMarked;
