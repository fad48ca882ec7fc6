package io.quantumtrader.exchange.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The rows of one CSV file of numbers, one at a time, packed or not. The first column is a time in whole milliseconds,
 * the others are decimal numbers; a field that is no number reads as NaN, a time that is none as −1.
 */
final class CsvRows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    private byte[] line = new byte[256];
    private int length;
    private long lineNumber;

    private final double[] values;
    private long time;
    private int columns;

    /**
     * Opens the file before its header.
     *
     * @param columns how many columns a row has, the time included
     */
    CsvRows(Path file, int columns) {
        this.file = file;
        this.values = new double[columns - 1];
        try {
            var raw = Files.newInputStream(file);
            in = file.toString().endsWith(".gz") ? unpacked(raw) : raw;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (IOException failure) {
            raw.close();
            throw failure;
        }
    }

    /** The next line as text; empty at the end of the file. Used for the header. */
    String text() {
        return readLine() ? new String(line, 0, length, StandardCharsets.UTF_8) : "";
    }

    /** Reads the next row, past empty lines; false at the end. */
    boolean next() {
        do {
            if (!readLine()) return false;
        } while (length == 0);
        split();
        return true;
    }

    /** 1 for the header. */
    long lineNumber() {
        return lineNumber;
    }

    /** How many columns the present row has. */
    int columns() {
        return columns;
    }

    long time() {
        return time;
    }

    /** The value of a column after the time, from 0. */
    double value(int index) {
        return values[index];
    }

    /** The text of a field, for messages; 0 is the time. */
    String field(int index) {
        String[] fields = new String(line, 0, length, StandardCharsets.UTF_8).split(",", -1);
        return index < fields.length ? fields[index] : "";
    }

    private void split() {
        columns = 0;
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && line[i] != ',') continue;
            if (columns == 0) time = wholeNumber(from, i);
            else if (columns <= values.length) values[columns - 1] = DecimalField.parse(line, from, i);
            columns++;
            from = i + 1;
        }
    }

    private long wholeNumber(int from, int to) {
        if (to == from || to - from > 15) return -1;
        long number = 0;
        for (int i = from; i < to; i++) {
            if (line[i] < '0' || line[i] > '9') return -1;
            number = 10 * number + (line[i] - '0');
        }
        return number;
    }

    private boolean readLine() {
        length = 0;
        for (; ; ) {
            if (position == limit && !fill()) {
                if (length == 0) return false;
                break;
            }
            byte next = buffer[position++];
            if (next == '\n') break;
            if (next == '\r') continue;
            if (length == line.length) line = java.util.Arrays.copyOf(line, 2 * length);
            line[length++] = next;
        }
        lineNumber++;
        return true;
    }

    private boolean fill() {
        try {
            limit = Math.max(0, in.read(buffer));
            position = 0;
            return limit > 0;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private UncheckedIOException unreadable(IOException failure) {
        return new UncheckedIOException("cannot read " + file, failure);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }
}
