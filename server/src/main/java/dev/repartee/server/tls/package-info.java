/** The server's certificate. */
@NullMarked
package dev.repartee.server.tls;

import org.jspecify.annotations.NullMarked;
