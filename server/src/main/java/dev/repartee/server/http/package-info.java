/** The HTTP API, the page, and what guards them. */
@NullMarked
package dev.repartee.server.http;

import org.jspecify.annotations.NullMarked;
