/** Tests of the projections, on a real PostgreSQL. */
@NullMarked
package io.quantumtrader.persistence.projection;

import org.jspecify.annotations.NullMarked;
