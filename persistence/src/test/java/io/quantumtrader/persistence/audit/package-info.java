/** Tests that tamper with journals. */
@NullMarked
package io.quantumtrader.persistence.audit;

import org.jspecify.annotations.NullMarked;
