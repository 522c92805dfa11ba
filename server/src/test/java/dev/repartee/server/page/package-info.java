/** The page in a real browser. */
@NullMarked
package dev.repartee.server.page;

import org.jspecify.annotations.NullMarked;
