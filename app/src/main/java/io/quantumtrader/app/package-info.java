/**
 * Where the program starts. {@link io.quantumtrader.app.Main} reads the command line and hands over; the wiring of the
 * fund stands behind {@link io.quantumtrader.app.launch.Launch}.
 */
@NullMarked
package io.quantumtrader.app;

import org.jspecify.annotations.NullMarked;
