/** Compares the journal with the venue's own log, order by order. */
@NullMarked
package io.quantumtrader.app.audit;

import org.jspecify.annotations.NullMarked;
