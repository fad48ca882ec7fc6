/**
 * A fund put together: database, actors, venue, market and conductor, started in order and stopped in reverse; and what the
 * command line and the API see of it.
 */
@NullMarked
package io.quantumtrader.app.fund;

import org.jspecify.annotations.NullMarked;
