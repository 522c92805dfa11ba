/** The conversation: turn-taking, playout and history, and the one loop that joins them. */
@NullMarked
package dev.repartee.engine;

import org.jspecify.annotations.NullMarked;
