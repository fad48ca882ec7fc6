/**
 * The seam between command line and fund: what is asked for, and what comes back. Commands know nothing of actors, and
 * the fund's wiring knows nothing of the command line.
 */
@NullMarked
package io.quantumtrader.app.launch;

import org.jspecify.annotations.NullMarked;
