/** That benchmarks do the work that they measure; how fast is not asked here. */
@NullMarked
package io.quantumtrader.app.bench;

import org.jspecify.annotations.NullMarked;
