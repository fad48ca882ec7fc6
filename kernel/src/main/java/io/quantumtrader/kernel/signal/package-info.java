/**
 * When to enter: a port that a learned strategy can take, and a small documented strategy behind it. A signal is a wish; sizing
 * and seven layers come after it.
 */
@NullMarked
package io.quantumtrader.kernel.signal;

import org.jspecify.annotations.NullMarked;
