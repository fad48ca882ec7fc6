/**
 * One position: its arithmetic, its life from the first fill to flat, and what one observation makes of it.
 */
@NullMarked
package io.quantumtrader.kernel.position;

import org.jspecify.annotations.NullMarked;
