package io.quantumtrader.app.launch;

import java.nio.file.Path;

/**
 * A start of a venue as a process of its own.
 *
 * @param data folder of the venue's log; exists and is writable
 */
public record VenueRequest(Path data) {}
