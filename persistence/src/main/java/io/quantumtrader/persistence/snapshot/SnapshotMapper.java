package io.quantumtrader.persistence.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quantumtrader.kernel.portfolio.ReturnWindow;
import io.quantumtrader.persistence.journal.JournalMapper;
import java.io.IOException;

/** States to bytes and back, as strict as events: what does not fit is no snapshot. */
final class SnapshotMapper {

    private static final ObjectMapper MAPPER = JournalMapper.MAPPER
            .copy()
            .registerModule(new SimpleModule()
                    .addSerializer(ReturnWindow.class, new WindowWriter())
                    .addDeserializer(ReturnWindow.class, new WindowReader()));

    private SnapshotMapper() {}

    static byte[] write(Object state) throws IOException {
        return MAPPER.writeValueAsBytes(state);
    }

    static Object read(byte[] payload, Class<?> type) throws IOException {
        try {
            return MAPPER.readValue(payload, type);
        } catch (RuntimeException malformed) {
            throw new IOException("malformed: " + malformed, malformed);
        }
    }

    /** Times and returns, nothing else. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Window(long[] times, double[] returns) {}

    private static final class WindowWriter extends JsonSerializer<ReturnWindow> {
        @Override
        public void serialize(ReturnWindow window, JsonGenerator out, SerializerProvider known) throws IOException {
            out.writePOJO(new Window(window.times(), window.returns()));
        }
    }

    private static final class WindowReader extends JsonDeserializer<ReturnWindow> {
        @Override
        public ReturnWindow deserialize(JsonParser in, DeserializationContext known) throws IOException {
            var window = known.readValue(in, Window.class);
            return ReturnWindow.of(window.times(), window.returns());
        }
    }
}
