/**
 * Who may open a journal, and what is done for it while it is written.
 */
@NullMarked
package io.quantumtrader.app.fund.keep;

import org.jspecify.annotations.NullMarked;
