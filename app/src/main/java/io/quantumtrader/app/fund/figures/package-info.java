/**
 * What a monitoring system is told of a fund: counters that read the journaled events along, and readings of what stands. Nothing here
 * makes the fund wait: {@link io.quantumtrader.app.fund.figures.FundFigures} is told of events and alarms and only counts them, and a
 * scrape reads memory and the last picture.
 */
@NullMarked
package io.quantumtrader.app.fund.figures;

import org.jspecify.annotations.NullMarked;
