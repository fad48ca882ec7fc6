/**
 * How much to open: quantity from the risk budget and the stop distance, leverage from confidence.
 */
@NullMarked
package io.quantumtrader.kernel.sizing;

import org.jspecify.annotations.NullMarked;
