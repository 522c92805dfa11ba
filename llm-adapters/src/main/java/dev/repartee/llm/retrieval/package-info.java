/** Answers found in a folder of questions and documents, without a model server. */
@NullMarked
package dev.repartee.llm.retrieval;

import org.jspecify.annotations.NullMarked;
