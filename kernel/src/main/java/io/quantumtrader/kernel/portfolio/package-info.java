/**
 * Many positions seen together: heat, clusters of correlated symbols and the budget of loss at stop.
 */
@NullMarked
package io.quantumtrader.kernel.portfolio;

import org.jspecify.annotations.NullMarked;
