/**
 * JSON in and out: a number that is not known is written as {@code null} and read back as NaN, and a body is read
 * field by field, so that everything wrong with it is reported at once, unknown fields included.
 */
@NullMarked
package io.quantumtrader.http.json;

import org.jspecify.annotations.NullMarked;
