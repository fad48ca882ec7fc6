package io.quantumtrader.app.launch;

import java.nio.file.Path;

/**
 * A headless run from an empty journal.
 *
 * @param data folder of journal and venue log; exists, is writable and empty
 * @param exitAtEnd whether open positions are closed when the bars end
 */
public record RunRequest(Path data, boolean exitAtEnd) {}
