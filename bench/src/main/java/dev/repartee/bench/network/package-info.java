/** What bad networks do to calls. */
@NullMarked
package dev.repartee.bench.network;

import org.jspecify.annotations.NullMarked;
