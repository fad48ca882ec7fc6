@NullMarked
package io.quantumtrader.kernel.distance;

import org.jspecify.annotations.NullMarked;
