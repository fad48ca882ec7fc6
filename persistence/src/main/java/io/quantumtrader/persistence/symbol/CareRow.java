package io.quantumtrader.persistence.symbol;

import java.util.Optional;

/**
 * What housekeeping heeded besides the book, as it is written.
 *
 * @param permission the effective permission
 * @param liquidation price at which the venue takes over, NaN when it is not known
 * @param state what level 4 judged by; present where level 4 closes what is held
 */
public record CareRow(String permission, double liquidation, Optional<PositionStateRow> state) {}
