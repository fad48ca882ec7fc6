/** Keeps what operators change of theta and limits; who says so, and who else has to. */
@NullMarked
package io.quantumtrader.actors.numbers;

import org.jspecify.annotations.NullMarked;
