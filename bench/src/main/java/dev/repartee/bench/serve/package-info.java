/** The server with stub ears, model and voice, for measurements of how many calls it carries. */
@NullMarked
package dev.repartee.bench.serve;

import org.jspecify.annotations.NullMarked;
