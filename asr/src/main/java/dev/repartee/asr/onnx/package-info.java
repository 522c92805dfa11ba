/** How the ears run neural networks. */
@NullMarked
package dev.repartee.asr.onnx;

import org.jspecify.annotations.NullMarked;
