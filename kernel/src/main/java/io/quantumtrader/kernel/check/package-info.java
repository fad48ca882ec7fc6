/**
 * The door of the kernel: every number that comes in is checked here, and what is wrong with it is a value that
 * names the field, the number and the bound. All violations of one input are reported together.
 */
@NullMarked
package io.quantumtrader.kernel.check;

import org.jspecify.annotations.NullMarked;
