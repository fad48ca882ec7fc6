/** Tests of the exit kernel: the golden table of the original, worked examples and seeded random properties. */
@NullMarked
package io.quantumtrader.kernel.exit;

import org.jspecify.annotations.NullMarked;
