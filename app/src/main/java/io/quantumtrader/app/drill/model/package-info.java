/**
 * A model check of the ladder: every state that a small fund of one symbol can reach is visited, and every step is held
 * against the invariants. What decides within the model are the functions of the kernel; what stands around them (order
 * book, mail, crashes, operators) is written here, smaller than it is. {@link io.quantumtrader.app.drill.model.Mutant}
 * breaks one guard at a time and shows that the check finds it.
 */
@NullMarked
package io.quantumtrader.app.drill.model;

import org.jspecify.annotations.NullMarked;
