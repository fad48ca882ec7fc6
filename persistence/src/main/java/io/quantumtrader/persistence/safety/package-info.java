/**
 * What the upper three layers write: kill switch, emergency stop and CEO. Each has its events and, beside them, its book:
 * the fold that says what the events amount to, without an actor and without a clock. Every activation and release says
 * who, why, which scope, what follows, and the inputs from which it can be recomputed.
 */
@NullMarked
package io.quantumtrader.persistence.safety;

import org.jspecify.annotations.NullMarked;
