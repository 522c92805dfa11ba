/** Providers that need no models, for tests of everything around them. */
@NullMarked
package dev.repartee.server.stub;

import org.jspecify.annotations.NullMarked;
