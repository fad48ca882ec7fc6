package io.quantumtrader.app.launch;

import java.nio.file.Path;

/**
 * A backup to be restored.
 *
 * @param backup its file
 * @param data folder that is made for it; absent or empty
 * @param external whether the rows go into the database that the settings name, else into an embedded one in that folder
 */
public record RestoreRequest(Path backup, Path data, boolean external) {}
