/** Tests of what the upper three layers write and of what it amounts to. */
@NullMarked
package io.quantumtrader.persistence.safety;

import org.jspecify.annotations.NullMarked;
