/**
 * Layer 4, the position-state brain: whether what is known of one position is enough, and fresh enough, to add to it, and what
 * has to be protected or closed whatever the market does. It can refuse an opening plan; there is nothing here that a closing
 * or protective one could be handed to.
 */
@NullMarked
package io.quantumtrader.kernel.brain;

import org.jspecify.annotations.NullMarked;
