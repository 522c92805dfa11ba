/** What was really said. */
@NullMarked
package dev.repartee.engine.history;

import org.jspecify.annotations.NullMarked;
