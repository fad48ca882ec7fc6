package io.quantumtrader.app.launch;

import io.quantumtrader.persistence.explain.Asked;
import java.nio.file.Path;

/**
 * Explain one decision of a journal.
 *
 * @param data the folder that the journal is in, whether a fund runs on it or not
 */
public record ExplainRequest(Path data, Asked asked) {}
