package io.quantumtrader.exchange.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.quantumtrader.exchange.VenueJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The log's lines as JSON. */
final class VenueRecords {

    /**
     * One line.
     *
     * @param left how many lines of the same batch follow; a batch counts only when its last line, 0, is there
     */
    record Line(int left, VenueRecord record) {}

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectReader READER = MAPPER.readerFor(Line.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(Line.class);

    private static final byte[] QUIET_TICK =
            "{\"left\":0,\"record\":{\"type\":\"tick\",".getBytes(StandardCharsets.UTF_8);

    private VenueRecords() {}

    static byte[] write(Line line) {
        try {
            return WRITER.writeValueAsBytes(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a venue record cannot be written: " + line, impossible);
        }
    }

    static Line read(byte[] bytes, int offset, int length) throws IOException {
        return READER.readValue(bytes, offset, length);
    }

    /** Whether a line is a tick in which nothing happened, without parsing it. */
    static boolean startsQuietTick(byte[] line) {
        return line.length > QUIET_TICK.length
                && Arrays.equals(line, 0, QUIET_TICK.length, QUIET_TICK, 0, QUIET_TICK.length);
    }

    private static ObjectMapper mapper() {
        return VenueJson.mapper()
                .addMixIn(VenueRecord.class, VenueJson.Typed.class)
                .registerSubtypes(
                        new NamedType(VenueRecord.Opened.class, "opened"),
                        new NamedType(VenueRecord.Placed.class, "placed"),
                        new NamedType(VenueRecord.Refused.class, "refused"),
                        new NamedType(VenueRecord.LeverageSet.class, "leverage"),
                        new NamedType(VenueRecord.Happened.class, "event"),
                        new NamedType(VenueRecord.Ticked.class, "tick"))
                .build();
    }
}
