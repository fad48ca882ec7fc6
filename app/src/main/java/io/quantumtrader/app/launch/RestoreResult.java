package io.quantumtrader.app.launch;

/**
 * What came of a restore.
 *
 * @param data the folder
 * @param database where the rows are
 * @param takenAt the moment of the backup, UTC
 * @param stateHash what a replay of the restored journal adds up to
 * @param expected what the backup says that it adds up to
 * @param audit of the restored journal
 * @param seconds wall-clock duration
 */
public record RestoreResult(
        String data,
        String database,
        String takenAt,
        String stateHash,
        String expected,
        AuditResult audit,
        double seconds) {

    /** Whether the restored journal is the one that was backed up, and as it was written. */
    public boolean sound() {
        return stateHash.equals(expected) && audit.intact();
    }
}
