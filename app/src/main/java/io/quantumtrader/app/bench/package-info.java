/**
 * Benchmarks of the whole process that print our figure beside a physical limit in the same run: {@code ./qt bench}. Figures
 * of a shared machine move, so everything is a ratio or a median.
 */
@NullMarked
package io.quantumtrader.app.bench;

import org.jspecify.annotations.NullMarked;
