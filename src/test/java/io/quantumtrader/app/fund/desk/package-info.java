/**
 * Words for operators, and decisions with what became of them.
 */
@NullMarked
package io.quantumtrader.app.fund.desk;

import org.jspecify.annotations.NullMarked;
