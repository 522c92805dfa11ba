package dev.repartee.engine.spi;

import dev.repartee.engine.inference.InferencePool;
import io.vertx.core.Vertx;

/**
 * What the process lends to its providers.
 *
 * @param vertx for sockets and timers
 * @param inference for neural work, which runs nowhere else
 * @param models for model files
 */
public record ProviderServices(Vertx vertx, InferencePool inference, ModelFiles models) {}
