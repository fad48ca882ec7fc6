/**
 * Why: plans classed by position arithmetic, and decisions with the reasons that led to them.
 */
@NullMarked
package io.quantumtrader.kernel.decision;

import org.jspecify.annotations.NullMarked;
