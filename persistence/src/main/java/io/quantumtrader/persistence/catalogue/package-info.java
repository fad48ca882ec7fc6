/**
 * The union of what all aggregates write: the one list to which a new aggregate adds its own catalogue. Everything that
 * reads the journal, with an actor or without, reads it by this list.
 */
@NullMarked
package io.quantumtrader.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
