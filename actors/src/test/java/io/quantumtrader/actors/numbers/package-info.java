/** Tests of the numbers that operators change. */
@NullMarked
package io.quantumtrader.actors.numbers;

import org.jspecify.annotations.NullMarked;
