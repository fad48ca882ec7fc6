/**
 * Proofs over the whole fund: a process that is killed and started again, a recorded market played twice. What happened
 * is read back from the two records that nobody can have agreed on, the fund's journal and the venue's own log, and they
 * are compared order by order.
 */
@NullMarked
package io.quantumtrader.proof;

import org.jspecify.annotations.NullMarked;
