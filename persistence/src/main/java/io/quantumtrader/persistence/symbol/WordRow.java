package io.quantumtrader.persistence.symbol;

import java.util.OptionalDouble;

/**
 * What a word that closes asked for, as it is written.
 *
 * @param code OPERATOR_CLOSE, FORCED_FLATTEN, RUN_ENDED or SLOT_ROTATION
 * @param confidence of the entry that wants the slot, empty for other words
 * @param quantity base asset; empty closes all
 */
public record WordRow(String code, OptionalDouble confidence, OptionalDouble quantity) {}
