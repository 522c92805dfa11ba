/** Providers for tests: they do what a script says, at the time it says, and nothing else. */
@NullMarked
package dev.repartee.engine.stub;

import org.jspecify.annotations.NullMarked;
