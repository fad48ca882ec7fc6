/**
 * One symbol: what one observation makes of its position, and what an entry would look like. Here the stop, kill, harvest and
 * exit rules meet, in order of urgency; nothing here is asked for permission to reduce.
 */
@NullMarked
package io.quantumtrader.kernel.symbol;

import org.jspecify.annotations.NullMarked;
