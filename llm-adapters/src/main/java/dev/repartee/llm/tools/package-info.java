/** Tools that agents use, made from what stands in an agent's file. */
@NullMarked
package dev.repartee.llm.tools;

import org.jspecify.annotations.NullMarked;
