/**
 * The house rules that the compiler cannot see: which way the arrows go, what the kernel may not touch, and that every
 * package says what it is for.
 */
@NullMarked
package io.quantumtrader.architecture;

import org.jspecify.annotations.NullMarked;
