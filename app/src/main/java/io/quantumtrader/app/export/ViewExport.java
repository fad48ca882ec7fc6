package io.quantumtrader.app.export;

import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewFilter;
import io.quantumtrader.persistence.projection.ViewReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes all rows of a view, oldest first, into a file that appears only when it is whole. */
public final class ViewExport {

    /** What a file can be. */
    public enum Format {
        CSV,
        PARQUET
    }

    private ViewExport() {}

    /** How many rows it wrote; an older file of that name is replaced. */
    public static long write(ViewReader views, View view, ViewFilter filter, Format format, Path file)
            throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(half);
        try {
            long rows;
            try (var out = open(half, view, format)) {
                rows = views.forEach(view, filter, row -> {
                    try {
                        out.write(row);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static RowFile open(Path file, View view, Format format) throws IOException {
        return switch (format) {
            case CSV -> CsvRows.open(file, view.columns());
            case PARQUET -> ParquetRows.open(file, view.word(), view.columns());
        };
    }
}
