package io.quantumtrader.app.launch;

import java.nio.file.Path;

/**
 * A replay of one journal.
 *
 * @param data folder of the journal; exists
 * @param verify whether decisions are re-derived and compared, not only read and counted
 */
public record ReplayRequest(Path data, boolean verify) {}
