/**
 * The ladder of seven layers: permissions and their meet, verdicts, latches, drawdown and the operating modes. Adding a
 * verdict never widens a permission.
 */
@NullMarked
package io.quantumtrader.kernel.kill;

import org.jspecify.annotations.NullMarked;
