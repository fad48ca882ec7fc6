/**
 * What was said at one moment, as the API shows it: status, layers, latches, positions, distances to every trigger. It is handed
 * all of it, asks nobody but the venue for the stops that rest there, and changes nothing.
 */
@NullMarked
package io.quantumtrader.app.fund.view;

import org.jspecify.annotations.NullMarked;
