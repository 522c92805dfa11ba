/** ONNX graphs as values: read, cut, rewired and written, without running them. */
@NullMarked
package dev.repartee.models.onnx;

import org.jspecify.annotations.NullMarked;
