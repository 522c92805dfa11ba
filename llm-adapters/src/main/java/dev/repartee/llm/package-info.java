/** Answers. */
@NullMarked
package dev.repartee.llm;

import org.jspecify.annotations.NullMarked;
