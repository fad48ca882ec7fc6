/** Tests of traces, against a collector on loopback that reads what OpenTelemetry's own messages say. */
@NullMarked
package io.quantumtrader.app.trace;

import org.jspecify.annotations.NullMarked;
