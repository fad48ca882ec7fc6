/** Traces of decisions through the layers, for whoever collects them by OpenTelemetry. Off by default; nothing is decided by them. */
@NullMarked
package io.quantumtrader.app.trace;

import org.jspecify.annotations.NullMarked;
