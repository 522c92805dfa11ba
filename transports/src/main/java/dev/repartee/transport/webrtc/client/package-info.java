/** The caller's end of a WebRTC call without a browser: for simulated callers and self-tests. */
@NullMarked
package dev.repartee.transport.webrtc.client;

import org.jspecify.annotations.NullMarked;
