/** Tests of what is written and read back. */
@NullMarked
package io.quantumtrader.persistence.journal;

import org.jspecify.annotations.NullMarked;
