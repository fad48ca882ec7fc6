/**
 * {@code ./qt kernel}: asks the pure kernel what it would do, without starting anything. It reads cases in the shape of
 * the golden tables and answers in the same shape; a wrong case is answered with an error that names the field. The
 * defaults are those of the reference configuration, whatever the operator's own file says.
 */
@NullMarked
package io.quantumtrader.app.kernelcommand;

import org.jspecify.annotations.NullMarked;
