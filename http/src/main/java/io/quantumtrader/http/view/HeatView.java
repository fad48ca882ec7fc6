package io.quantumtrader.http.view;

/**
 * The heat of the portfolio.
 *
 * @param value NaN without a fresh reading
 * @param band COLD, WARM, HOT or UNKNOWN
 * @param warm the value at which COLD ends
 * @param hot the value at which HOT begins
 */
public record HeatView(double value, String band, double warm, double hot) {}
