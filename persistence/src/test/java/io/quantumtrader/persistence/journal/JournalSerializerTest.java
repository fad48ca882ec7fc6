package io.quantumtrader.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.SampleEvent.Counted;
import io.quantumtrader.persistence.journal.SampleEvent.Filled;
import io.quantumtrader.persistence.journal.SampleEvent.Held;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JournalSerializerTest {

    private static final Filled FILLED = new Filled(
            "qt-BTCUSDT-1-7-0",
            64_000.1,
            Double.NaN,
            3,
            true,
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            List.of(new SampleEvent.Why("RUNG_REACHED", -0.0)),
            Optional.of("by hand"));

    private final SampleEvent.Serializer serializer = new SampleEvent.Serializer();

    @Test
    void namesAnEventByItsStableNameAndVersion() {
        assertThat(serializer.manifest(FILLED)).isEqualTo("sample.Filled#2");
        assertThat(serializer.manifest(new Held(1, 2, 3))).isEqualTo("sample.Held#2");
    }

    @Test
    void bringsBackWhatWasWritten() throws NotSerializableException {
        assertThat(roundTrip(FILLED)).isEqualTo(FILLED);
        assertThat(roundTrip(new Held(1, 2, 3))).isEqualTo(new Held(1, 2, 3));
    }

    @Test
    void writesNoClassName() {
        var payload = new String(serializer.toBinary(FILLED), StandardCharsets.ISO_8859_1);

        assertThat(payload).doesNotContain("quantumtrader").doesNotContain("SampleEvent");
    }

    @Test
    void keepsEveryBitOfADouble() throws NotSerializableException {
        var oddNaN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
        for (double value : new double[] {
            oddNaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Math.nextUp(0.1)
        }) {
            var filled = new Filled("x", value, 1, 1, false, Instant.EPOCH, List.of(), Optional.empty());

            assertThat(Double.doubleToRawLongBits(((Filled) roundTrip(filled)).price()))
                    .isEqualTo(Double.doubleToRawLongBits(value));
            assertThat(Double.doubleToRawLongBits(((Held) roundTrip(new Held(1, value, 0))).price()))
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
    }

    @Nested
    class WhenAPayloadIsNotWhole {

        @Test
        void refusesAMissingNumberInsteadOfReadingZero() {
            assertThatThrownBy(() -> withFields(fields -> fields.remove("price")))
                    .hasMessageContaining("price");
            assertThatThrownBy(() -> withFields(fields -> fields.remove("level")))
                    .hasMessageContaining("level");
        }

        @Test
        void refusesAMissingTextInsteadOfReadingNull() {
            assertThatThrownBy(() -> withFields(fields -> fields.remove("orderId")))
                    .hasMessageContaining("orderId");
            assertThatThrownBy(() -> withFields(fields -> fields.putNull("at"))).hasMessageContaining("at");
        }

        @Test
        void readsAMissingOptionalAsEmpty() throws IOException {
            assertThat(((Filled) withFields(fields -> fields.remove("note"))).note())
                    .isEmpty();
        }

        @Test
        void refusesUnknownFieldsAndConvertedNumbers() {
            assertThatThrownBy(() -> withFields(fields -> fields.put("surprise", 1)))
                    .hasMessageContaining("surprise");
            assertThatThrownBy(() -> withFields(fields -> fields.put("level", 1.5)))
                    .hasMessageContaining("level");
            assertThatThrownBy(() -> withFields(fields -> fields.put("price", "1")))
                    .hasMessageContaining("price");
        }

        @Test
        void refusesABinaryRowOfAnotherLength() {
            assertThatThrownBy(() -> serializer.fromBinary(new byte[25], "sample.Held#2"))
                    .hasMessageContaining("sample.Held#2");
            assertThatThrownBy(() -> serializer.fromBinary(new byte[23], "sample.Held#2"))
                    .hasMessageContaining("sample.Held#2");
        }
    }

    @Nested
    class WhenAnOlderVersionIsRead {

        @Test
        void upgradesItsFields() throws IOException {
            var fields = (ObjectNode) JournalMapper.MAPPER.readTree(serializer.toBinary(FILLED));
            fields.set("commission", fields.remove("fee"));

            var read = SampleEvent.CATALOGUE.read("sample.Filled#1", JournalMapper.MAPPER.writeValueAsBytes(fields));

            assertThat(read).isEqualTo(FILLED);
        }

        @Test
        void readsAnOlderBinaryLayout() throws IOException {
            var row = ByteBuffer.allocate(16).putLong(9).putDouble(2.5).array();

            assertThat(SampleEvent.CATALOGUE.read("sample.Held#1", row)).isEqualTo(new Held(9, 2.5, Double.NaN));
        }

        @Test
        void refusesAVersionOrANameItDoesNotKnow() {
            for (var manifest : List.of("sample.Filled#3", "Other#1", "SampleFilled", "sample.Filled#x", "")) {
                assertThatThrownBy(() -> serializer.fromBinary(new byte[0], manifest))
                        .isInstanceOf(NotSerializableException.class)
                        .hasMessageContaining(manifest);
            }
        }
    }

    @Nested
    class WhenACatalogueIsMade {

        @Test
        void refusesANameOrAClassTwice() {
            assertThatThrownBy(() -> EventCatalogue.combined(SampleEvent.CATALOGUE, SampleEvent.CATALOGUE))
                    .hasMessageContaining("twice");
        }

        @Test
        void tellsWhichMembersOfAFamilyAreMissing() {
            assertThat(SampleEvent.CATALOGUE.missingOf(SampleEvent.class)).isEmpty();
            assertThat(EventCatalogue.of(EventType.flat("a.A", 1, Counted.class))
                            .missingOf(SampleEvent.class))
                    .containsExactlyInAnyOrder(Filled.class, Held.class);
        }

        @Test
        void refusesToWriteAnEventItDoesNotHold() {
            var empty = EventCatalogue.of();

            assertThatThrownBy(() -> empty.write(FILLED)).hasMessageContaining("not in the catalogue");
        }
    }

    private Object roundTrip(JournalEvent event) throws NotSerializableException {
        return serializer.fromBinary(serializer.toBinary(event), serializer.manifest(event));
    }

    private Object withFields(Consumer<ObjectNode> change) throws IOException {
        var fields = (ObjectNode) JournalMapper.MAPPER.readTree(serializer.toBinary(FILLED));
        change.accept(fields);
        return serializer.fromBinary(JournalMapper.MAPPER.writeValueAsBytes(fields), "sample.Filled#2");
    }
}
