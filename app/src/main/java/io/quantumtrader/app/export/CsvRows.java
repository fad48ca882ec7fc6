package io.quantumtrader.app.export;

import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.CsvText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a view as CSV. */
final class CsvRows implements RowFile {

    private final BufferedWriter writer;

    private CsvRows(BufferedWriter writer) {
        this.writer = writer;
    }

    static CsvRows open(Path file, List<Column> columns) throws IOException {
        var writer = Files.newBufferedWriter(file);
        writer.write(CsvText.head(columns));
        return new CsvRows(writer);
    }

    @Override
    public void write(List<@Nullable Object> row) throws IOException {
        writer.write(CsvText.line(row));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
