/** How messages go from one node to another: which may, and in what form. */
@NullMarked
package io.quantumtrader.actors.wire;

import org.jspecify.annotations.NullMarked;
