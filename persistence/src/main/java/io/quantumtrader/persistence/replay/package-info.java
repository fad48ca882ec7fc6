/**
 * The record held against the kernel: decisions are re-derived from the raw inputs of the journal and compared bit for bit.
 * Needs no actor.
 */
@NullMarked
package io.quantumtrader.persistence.replay;

import org.jspecify.annotations.NullMarked;
