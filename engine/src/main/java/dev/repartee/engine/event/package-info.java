/** What a conversation tells the outside. */
@NullMarked
package dev.repartee.engine.event;

import org.jspecify.annotations.NullMarked;
