/** What is done to a caller's sound before the agent hears it. */
@NullMarked
package dev.repartee.transport.hearing;

import org.jspecify.annotations.NullMarked;
