/** Tests of the CEO. */
@NullMarked
package io.quantumtrader.actors.ceo;

import org.jspecify.annotations.NullMarked;
