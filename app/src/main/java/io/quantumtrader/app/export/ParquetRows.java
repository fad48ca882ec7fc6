package io.quantumtrader.app.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import io.quantumtrader.persistence.projection.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a view as a Parquet file: every column optional, times as UTC timestamps in milliseconds. Dictionaries and run lengths, but
 * no compression, which would bring native code along.
 */
final class ParquetRows implements RowFile {

    private final ParquetWriter<List<@Nullable Object>> writer;

    private ParquetRows(ParquetWriter<List<@Nullable Object>> writer) {
        this.writer = writer;
    }

    static ParquetRows open(Path file, String view, List<Column> columns) throws IOException {
        return new ParquetRows(new Builder(new LocalOutputFile(file), schema(view, columns))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build());
    }

    @Override
    public void write(List<@Nullable Object> row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema(String view, List<Column> columns) {
        return new MessageType(
                view.replace('-', '_'), columns.stream().map(ParquetRows::field).toList());
    }

    private static Type field(Column column) {
        return switch (column.type()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case TIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, MILLIS))
                        .named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
            case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(column.name());
        };
    }

    private static final class Builder extends ParquetWriter.Builder<List<@Nullable Object>, Builder> {
        private final MessageType schema;

        private Builder(OutputFile file, MessageType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // the form with Hadoop's class still is the abstract one
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(Configuration ignored) {
            return new Rows(schema);
        }

        @Override
        protected WriteSupport<List<@Nullable Object>> getWriteSupport(ParquetConfiguration ignored) {
            return new Rows(schema);
        }
    }

    private static final class Rows extends WriteSupport<List<@Nullable Object>> {
        private final MessageType schema;
        private @Nullable RecordConsumer out;

        private Rows(MessageType schema) {
            this.schema = schema;
        }

        @Override
        @SuppressWarnings("deprecation") // as above
        public WriteContext init(Configuration ignored) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration ignored) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(List<@Nullable Object> row) {
            var consumer = out;
            if (consumer == null) throw new IllegalStateException("not prepared");
            consumer.startMessage();
            for (int i = 0; i < row.size(); i++) {
                var value = row.get(i);
                if (value == null) continue;
                consumer.startField(schema.getFieldName(i), i);
                add(consumer, value);
                consumer.endField(schema.getFieldName(i), i);
            }
            consumer.endMessage();
        }

        private static void add(RecordConsumer consumer, Object value) {
            switch (value) {
                case String text -> consumer.addBinary(Binary.fromString(text));
                case Long number -> consumer.addLong(number);
                case Double number -> consumer.addDouble(number);
                case Boolean flag -> consumer.addBoolean(flag);
                default -> throw new IllegalArgumentException("no column holds " + value.getClass());
            }
        }
    }
}
