/** Text as it is spoken, and how much of it was heard right. */
@NullMarked
package dev.repartee.bench.text;

import org.jspecify.annotations.NullMarked;
