/**
 * The journal of one governor: its guards, the results of closed positions, its permits, and the fold that makes a state
 * of them. Actors and replay share the fold.
 */
@NullMarked
package io.quantumtrader.persistence.governor;

import org.jspecify.annotations.NullMarked;
