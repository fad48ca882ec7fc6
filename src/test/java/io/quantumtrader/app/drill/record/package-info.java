/** Random lives of a symbol's record. */
@NullMarked
package io.quantumtrader.app.drill.record;

import org.jspecify.annotations.NullMarked;
