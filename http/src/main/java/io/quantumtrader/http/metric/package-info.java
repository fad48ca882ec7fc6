/**
 * What a monitoring system reads: {@link io.quantumtrader.http.metric.Figure} lists every figure of the fund with its name, meaning
 * and labels, so that the reference page, the alert rules and the boards can be held against it. Names follow the conventions of
 * Prometheus; what has no reading is left out, never told as 0.
 */
@NullMarked
package io.quantumtrader.http.metric;

import org.jspecify.annotations.NullMarked;
