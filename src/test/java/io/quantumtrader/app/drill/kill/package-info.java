/** Tests of the kill drill itself: that it would see what it says is not there. */
@NullMarked
package io.quantumtrader.app.drill.kill;

import org.jspecify.annotations.NullMarked;
