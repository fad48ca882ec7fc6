/** Tests of what stands between a symbol and the venue. */
@NullMarked
package io.quantumtrader.actors.venue;

import org.jspecify.annotations.NullMarked;
