/** Conversations that are under way. */
@NullMarked
package dev.repartee.server.calls;

import org.jspecify.annotations.NullMarked;
