/**
 * What is asked of a journal afterwards: is it right, what would have come of other values, why was this decided. It reads what
 * {@code keep} opens and writes nothing; the kernel is run again without actors.
 */
@NullMarked
package io.quantumtrader.app.fund.replay;

import org.jspecify.annotations.NullMarked;
