/** Language models that speak the OpenAI chat-completions wire format. */
@NullMarked
package dev.repartee.llm.openai;

import org.jspecify.annotations.NullMarked;
