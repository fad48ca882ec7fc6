/**
 * The kill path, timed: a whole fund under load is killed again and again by the trigger of each level, and each stage
 * of the kill is measured from the moment it was accepted. What reaches the venue is stamped on arrival by the drill's own
 * log, so that an opening order after an acknowledgement is found and counted.
 */
@NullMarked
package io.quantumtrader.app.drill.kill;

import org.jspecify.annotations.NullMarked;
