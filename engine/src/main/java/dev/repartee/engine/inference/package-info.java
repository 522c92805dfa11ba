/** The one pool in which neural work runs. */
@NullMarked
package dev.repartee.engine.inference;

import org.jspecify.annotations.NullMarked;
