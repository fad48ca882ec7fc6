package io.quantumtrader.app.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that takes rows; it is whole once it is closed. */
interface RowFile extends Closeable {

    void write(List<@Nullable Object> row) throws IOException;
}
