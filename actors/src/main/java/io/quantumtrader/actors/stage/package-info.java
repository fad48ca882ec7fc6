/** Where a decision's time goes on its way through the layers: told to whoever listens, and to nobody by default. */
@NullMarked
package io.quantumtrader.actors.stage;

import org.jspecify.annotations.NullMarked;
