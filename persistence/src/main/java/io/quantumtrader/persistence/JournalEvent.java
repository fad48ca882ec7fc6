package io.quantumtrader.persistence;

/**
 * Marker of everything that is written to the journal. An event is a flat record: strings, numbers, enums as strings,
 * lists of flat records, {@code Optional} for fields that came later; never a kernel type.
 */
public interface JournalEvent {}
