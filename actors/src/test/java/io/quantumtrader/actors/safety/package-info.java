/** Tests of the ladder, its gate, the kill switch and the emergency stop. */
@NullMarked
package io.quantumtrader.actors.safety;

import org.jspecify.annotations.NullMarked;
