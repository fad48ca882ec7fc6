package io.quantumtrader.app.launch;

import io.quantumtrader.http.door.Operators;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A start of a live-paced fund.
 *
 * @param data folder of journal, venue log and tokens; exists and is writable
 * @param operators who may act through the API
 * @param witness file that notes each acknowledged event, for drills
 */
public record UpRequest(Path data, Operators operators, Optional<Path> witness) {

    public UpRequest(Path data, Operators operators) {
        this(data, operators, Optional.empty());
    }
}
