/** Which datagrams belong to which call: ICE lite (RFC 8445) on a few shared sockets. */
@NullMarked
package dev.repartee.transport.rtc.ice;

import org.jspecify.annotations.NullMarked;
