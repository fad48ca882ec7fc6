/** Tests of what is told of a decision's way. */
@NullMarked
package io.quantumtrader.actors.stage;

import org.jspecify.annotations.NullMarked;
