/**
 * The journal of one symbol: its events, the rows they are made of, and the fold that makes a state of them. Actors and
 * replay share the fold.
 */
@NullMarked
package io.quantumtrader.persistence.symbol;

import org.jspecify.annotations.NullMarked;
