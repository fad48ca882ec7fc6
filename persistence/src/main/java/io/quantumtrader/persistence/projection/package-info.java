/**
 * Read models of the journal: tables that answer what a fund did, without reading the journal again. A projection folds
 * events in the order of commits and writes its rows and how far it came in one transaction, so that each event counts
 * exactly once; what it holds can always be thrown away and made anew from event one. Nothing here is asked by a decision.
 */
@NullMarked
package io.quantumtrader.persistence.projection;

import org.jspecify.annotations.NullMarked;
