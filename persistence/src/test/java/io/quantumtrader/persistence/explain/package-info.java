/** Tests of one symbol's book: random lives of a symbol, folded live, again, and from disk. */
@NullMarked
package io.quantumtrader.persistence.explain;

import org.jspecify.annotations.NullMarked;
