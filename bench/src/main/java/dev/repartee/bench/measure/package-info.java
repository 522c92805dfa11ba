/** What measurements are made of. */
@NullMarked
package dev.repartee.bench.measure;

import org.jspecify.annotations.NullMarked;
