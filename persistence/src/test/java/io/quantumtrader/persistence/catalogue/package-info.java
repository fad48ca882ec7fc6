/** Tests that hold for every event of the fund. */
@NullMarked
package io.quantumtrader.persistence.catalogue;

import org.jspecify.annotations.NullMarked;
