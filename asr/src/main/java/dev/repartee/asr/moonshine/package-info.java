/** Speech recognition by the Moonshine network, on the processor, as the caller speaks. */
@NullMarked
package dev.repartee.asr.moonshine;

import org.jspecify.annotations.NullMarked;
