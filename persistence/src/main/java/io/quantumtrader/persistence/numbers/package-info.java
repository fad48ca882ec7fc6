/** Changes that operators made to theta and limits, as the journal tells them. */
@NullMarked
package io.quantumtrader.persistence.numbers;

import org.jspecify.annotations.NullMarked;
