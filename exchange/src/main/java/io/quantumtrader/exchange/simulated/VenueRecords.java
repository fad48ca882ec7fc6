package io.quantumtrader.exchange.simulated;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.kernel.venue.VenueOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The log's lines as JSON. Doubles are written in their shortest exact form, so that reading gives the same bits. */
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

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addMixIn(VenueRecord.class, Typed.class)
                .addMixIn(VenueEvent.class, Typed.class)
                .addMixIn(VenueOrder.class, Typed.class)
                .registerSubtypes(
                        new NamedType(VenueRecord.Opened.class, "opened"),
                        new NamedType(VenueRecord.Placed.class, "placed"),
                        new NamedType(VenueRecord.Refused.class, "refused"),
                        new NamedType(VenueRecord.LeverageSet.class, "leverage"),
                        new NamedType(VenueRecord.Happened.class, "event"),
                        new NamedType(VenueRecord.Ticked.class, "tick"),
                        new NamedType(VenueOrder.Market.class, "market"),
                        new NamedType(VenueOrder.Limit.class, "limit"),
                        new NamedType(VenueOrder.CloseStop.class, "close-stop"),
                        new NamedType(VenueOrder.QuantityStop.class, "quantity-stop"),
                        new NamedType(VenueEvent.Accepted.class, "accepted"),
                        new NamedType(VenueEvent.Rejected.class, "rejected"),
                        new NamedType(VenueEvent.Triggered.class, "triggered"),
                        new NamedType(VenueEvent.Filled.class, "filled"),
                        new NamedType(VenueEvent.Cancelled.class, "cancelled"),
                        new NamedType(VenueEvent.Funded.class, "funded"),
                        new NamedType(VenueEvent.Liquidated.class, "liquidated"))
                .build();
    }
}
