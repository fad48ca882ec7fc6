/** Tests of replay: an undisturbed record comes out bit for bit, and one disturbed bit is told. */
@NullMarked
package io.quantumtrader.persistence.whatif;

import org.jspecify.annotations.NullMarked;
