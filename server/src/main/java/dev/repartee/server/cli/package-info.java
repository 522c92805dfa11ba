/** The command line. */
@NullMarked
package dev.repartee.server.cli;

import org.jspecify.annotations.NullMarked;
