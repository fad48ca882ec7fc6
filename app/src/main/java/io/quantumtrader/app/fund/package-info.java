/**
 * A fund put together, in each of its modes: live with its API, headless, led by a drill. What a mode is made of is started in
 * order and stopped in reverse. It may touch all parts below; whoever is outside comes in here and reaches past it to none.
 */
@NullMarked
package io.quantumtrader.app.fund;

import org.jspecify.annotations.NullMarked;
