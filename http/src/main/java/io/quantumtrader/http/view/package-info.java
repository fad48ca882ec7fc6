/**
 * What a person or a program sees of the fund: flat records, written as JSON with the names of their components. A
 * number that is not known is NaN here and {@code null} on the wire, never 0; text and times that may be missing are
 * nullable. Times are UTC epoch milliseconds of the fund's own clock, money is in quote currency, shares are 0..1.
 */
@NullMarked
package io.quantumtrader.http.view;

import org.jspecify.annotations.NullMarked;
