/** The drill of the whole ladder in its short form. */
@NullMarked
package io.quantumtrader.app.drill.ladder;

import org.jspecify.annotations.NullMarked;
