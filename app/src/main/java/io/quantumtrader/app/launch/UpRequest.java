package io.quantumtrader.app.launch;

import java.nio.file.Path;

/**
 * A fund paced by the clock.
 *
 * @param data folder of journal, venue log and token; exists and is writable
 * @param token what a write to the API must carry
 */
public record UpRequest(Path data, String token) {}
