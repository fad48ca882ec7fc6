/** Tests of what-if: journals computed by hand, and properties over random lives. */
@NullMarked
package io.quantumtrader.persistence.whatif;

import org.jspecify.annotations.NullMarked;
