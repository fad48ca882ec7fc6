/**
 * The journal of one portfolio: what it read on each tick and what it let pass, and the fold that makes a state of it.
 * Actors and replay share the fold.
 */
@NullMarked
package io.quantumtrader.persistence.portfolio;

import org.jspecify.annotations.NullMarked;
