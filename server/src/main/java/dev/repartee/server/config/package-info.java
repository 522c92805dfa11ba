/** An agent as data: its folder, its file, and what may stand in it. */
@NullMarked
package dev.repartee.server.config;

import org.jspecify.annotations.NullMarked;
