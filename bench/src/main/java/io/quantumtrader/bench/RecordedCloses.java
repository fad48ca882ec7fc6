package io.quantumtrader.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Closes of one recorded file: comma-separated with open time in milliseconds first and the close fifth, gzipped or not.
 */
final class RecordedCloses {

    private final String name;
    private final long[] openTimeMs;
    private final double[] close;

    /** @param name file name */
    RecordedCloses(String name, long[] openTimeMs, double[] close) {
        this.name = name;
        this.openTimeMs = openTimeMs;
        this.close = close;
    }

    String name() {
        return name;
    }

    long[] openTimeMs() {
        return openTimeMs;
    }

    double[] close() {
        return close;
    }

    /** Every file of a folder whose name contains a text, such as {@code -1m-}, by name. */
    static List<Path> files(Path folder, String text) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(file -> file.getFileName().toString().contains(text))
                    .filter(file -> !file.getFileName().toString().contains("-mark-"))
                    .sorted()
                    .toList();
        }
    }

    static RecordedCloses read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (var raw = Files.newInputStream(file);
                var in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var rows = reader.lines()
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .map(line -> line.split(",", 6))
                    .toList();
            long[] times =
                    rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray();
            double[] closes =
                    rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray();
            return new RecordedCloses(name, times, closes);
        }
    }
}
