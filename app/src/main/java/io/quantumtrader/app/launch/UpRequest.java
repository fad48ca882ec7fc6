package io.quantumtrader.app.launch;

import io.quantumtrader.http.door.Operators;
import java.nio.file.Path;

/**
 * A start of a live-paced fund.
 *
 * @param data folder of journal, venue log and tokens; exists and is writable
 * @param operators who may act through the API
 */
public record UpRequest(Path data, Operators operators) {}
