package io.quantumtrader.app.launch;

/**
 * What was moved to the archive.
 *
 * @param segments files made
 * @param events rows in them
 * @param removed rows taken out of the database, those that a former run had left included
 * @param bytes of the files
 * @param seconds wall-clock duration
 */
public record ArchiveResult(int segments, long events, long removed, long bytes, double seconds) {}
