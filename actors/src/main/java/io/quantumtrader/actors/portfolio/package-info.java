/**
 * Level 2: one actor per portfolio. Once a tick it turns the readings of its symbols into equity, heat and clusters; in
 * between it judges opening plans and takes them up to the governor. No message asks it about a reduction.
 */
@NullMarked
package io.quantumtrader.actors.portfolio;

import org.jspecify.annotations.NullMarked;
