/** Tests of {@code ./qt kernel}: every golden table through the command, and wrong cases. */
@NullMarked
package io.quantumtrader.app.kernelcommand;

import org.jspecify.annotations.NullMarked;
