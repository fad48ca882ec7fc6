package io.quantumtrader.exchange.recorded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a record, known by its name: {@code SYMBOL-INTERVAL-FROM-TO.csv}, {@code SYMBOL-mark-INTERVAL-FROM-TO.csv} or
 * {@code SYMBOL-funding-FROM-TO.csv}, each also as {@code .csv.gz}.
 *
 * @param interval as written, for example {@code 1m}; empty for funding
 */
record RecordedFile(Path path, String symbol, Kind kind, String interval) {

    enum Kind {
        TRADES,
        MARK,
        FUNDING
    }

    private static final Pattern NAME =
            Pattern.compile("([A-Z0-9]+)-(?:(mark)-)?(\\d+[mhdw]|funding)-\\d{8}-\\d{8}\\.csv(?:\\.gz)?");

    /** Empty for files that are no part of a record. */
    static Optional<RecordedFile> of(Path path) {
        var match = NAME.matcher(String.valueOf(path.getFileName()));
        if (!match.matches()) return Optional.empty();
        boolean funding = match.group(3).equals("funding");
        if (funding && match.group(2) != null) return Optional.empty();
        var kind = funding ? Kind.FUNDING : match.group(2) != null ? Kind.MARK : Kind.TRADES;
        return Optional.of(new RecordedFile(path, match.group(1), kind, funding ? "" : match.group(3)));
    }

    String name() {
        return String.valueOf(path.getFileName());
    }
}
