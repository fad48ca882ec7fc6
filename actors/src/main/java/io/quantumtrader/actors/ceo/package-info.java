/**
 * Layer 7: the operating mode of everything. It watches drawdown, health and success, tightens by itself at once and
 * loosens one step at a time; in an emergency it pulls layer 5.
 */
@NullMarked
package io.quantumtrader.actors.ceo;

import org.jspecify.annotations.NullMarked;
