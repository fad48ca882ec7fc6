/**
 * The guards and limits that an opening plan must pass, and the single-use permit it receives. None of them has a
 * method that takes a reducing or a protective plan.
 */
@NullMarked
package io.quantumtrader.kernel.risk;

import org.jspecify.annotations.NullMarked;
