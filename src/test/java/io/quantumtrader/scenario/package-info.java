/** Scenarios over the assembled fund: its real actors, journal and venue, on one machine. */
@NullMarked
package io.quantumtrader.scenario;

import org.jspecify.annotations.NullMarked;
