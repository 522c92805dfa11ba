/** What a provider implements, and the few types that cross that border. */
@NullMarked
package dev.repartee.engine.spi;

import org.jspecify.annotations.NullMarked;
