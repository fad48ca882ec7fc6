/**
 * What a monitoring system is told of a fund.
 */
@NullMarked
package io.quantumtrader.app.fund.figures;

import org.jspecify.annotations.NullMarked;
