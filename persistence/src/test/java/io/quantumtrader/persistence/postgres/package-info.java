/** Tests against real servers. */
@NullMarked
package io.quantumtrader.persistence.postgres;

import org.jspecify.annotations.NullMarked;
