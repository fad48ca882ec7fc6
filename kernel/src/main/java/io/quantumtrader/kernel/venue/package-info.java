/**
 * The venue as functions and values: orders, what a venue answers, fees, funding, liquidation and rounding.
 */
@NullMarked
package io.quantumtrader.kernel.venue;

import org.jspecify.annotations.NullMarked;
