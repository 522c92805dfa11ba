/** A real browser, for programs to press its buttons. */
@NullMarked
package dev.repartee.bench.browser;

import org.jspecify.annotations.NullMarked;
