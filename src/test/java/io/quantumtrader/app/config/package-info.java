/** Layers, sources and refusals of the configuration. */
@NullMarked
package io.quantumtrader.app.config;

import org.jspecify.annotations.NullMarked;
