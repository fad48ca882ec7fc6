/**
 * How far what is held is from each trigger, and the smallest single change that would fire it, everything else as it is.
 * It decides nothing and nothing decides by it: it inverts the conditions that the deciding packages state, for people.
 */
@NullMarked
package io.quantumtrader.kernel.distance;

import org.jspecify.annotations.NullMarked;
