/**
 * A whole fund, started for real on a folder of its own: database, venue, actors, API. What is asked here is asked over
 * HTTP, as an operator would.
 */
@NullMarked
package io.quantumtrader.app.fund;

import org.jspecify.annotations.NullMarked;
