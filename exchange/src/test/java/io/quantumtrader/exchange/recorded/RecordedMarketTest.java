package io.quantumtrader.exchange.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Violation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedMarketTest {

    private static final long MINUTE = 60_000;
    private static final long T0 = 1_746_372_780_000L;
    private static final String HEADER = "open_time_ms,open,high,low,close,volume\n";
    private static final String FUNDING_HEADER = "funding_time_ms,funding_rate\n";

    @TempDir
    Path folder;

    @Nested
    class Playing {

        @Test
        void mergesSymbolsByTimeAndLeavesGapsOpen() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11) + bar(3, 13));
            write("BUSDT-1m-20250504-20250504.csv.gz", HEADER + bar(1, 21) + bar(2, 22) + bar(3, 23));

            try (var market = open()) {
                var ticks = all(market);

                assertThat(market.symbols()).containsExactly("AUSDT", "BUSDT");
                assertThat(market.length()).hasValue(4);
                assertThat(ticks).extracting(Tick::number).containsExactly(1L, 2L, 3L, 4L);
                assertThat(ticks)
                        .extracting(Tick::atMs)
                        .containsExactly(T0 + MINUTE, T0 + 2 * MINUTE, T0 + 3 * MINUTE, T0 + 4 * MINUTE);
                assertThat(ticks.get(0).slices()).extracting(Slice::symbol).containsExactly("AUSDT");
                assertThat(ticks.get(1).slices()).extracting(Slice::symbol).containsExactly("AUSDT", "BUSDT");
                assertThat(ticks.get(2).slices()).extracting(Slice::symbol).containsExactly("BUSDT");
                assertThat(ticks.get(3).slices().getLast().bar().close()).isEqualTo(23);
            }
        }

        @Test
        void aSilentMarketStillTicksButNotForLongerThanADay() {
            long twoDays = 2 * 1440;
            write(
                    "AUSDT-1m-20250504-20250504.csv",
                    HEADER + bar(0, 10) + bar(3, 11) + bar(3 + 1441, 12) + bar(3 + 1441 + twoDays, 13));

            try (var market = open()) {
                var ticks = all(market);

                assertThat(ticks).hasSize(4 + 1441 + 1);
                assertThat(market.length()).hasValue(4 + 1441 + 1);
                assertThat(ticks.get(1).slices()).isEmpty();
                assertThat(ticks.getLast().atMs()).isEqualTo(T0 + (3 + 1441 + twoDays + 1) * MINUTE);
            }
        }

        @Test
        void chainsTheFilesOfASymbol() {
            write("AUSDT-1m-20250505-20250506.csv", HEADER + bar(2, 12));
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11));

            try (var market = open()) {
                assertThat(all(market))
                        .extracting(tick -> tick.slices().getFirst().bar().open())
                        .containsExactly(10.0, 11.0, 12.0);
                assertThat(market.referencePrice("AUSDT")).isEqualTo(10);
            }
        }

        @Test
        void takesMarksOfTheSameIntervalWhereThereAreAny() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11));
            write("AUSDT-mark-1m-20250504-20250504.csv", HEADER + bar(1, 11.5));
            write("AUSDT-mark-8h-20250504-20250504.csv", "no header");

            try (var market = open()) {
                var ticks = all(market);

                assertThat(ticks.get(0).slices().getFirst().mark().open()).isEqualTo(10);
                assertThat(ticks.get(1).slices().getFirst().mark().open()).isEqualTo(11.5);
                assertThat(ticks.get(1).slices().getFirst().bar().open()).isEqualTo(11);
            }
        }

        @Test
        void fundingIsDueWithTheBarThatEndsThere() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11) + bar(4, 12));
            write(
                    "AUSDT-funding-20250504-20250504.csv",
                    FUNDING_HEADER + (T0 + MINUTE + 13) + ",0.0001\n" + (T0 + 3 * MINUTE) + ",-0.0003\n");

            try (var market = open()) {
                assertThat(all(market).stream()
                                .flatMap(tick -> tick.slices().stream())
                                .map(Slice::fundingRate))
                        .containsExactly(0.0001, 0.0, -0.0003);
            }
        }

        @Test
        void goesOnBehindAnyTick() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11) + bar(5, 15) + bar(6, 16));
            write("BUSDT-1m-20250504-20250504.csv", HEADER + bar(1, 21) + bar(3, 22));
            write("AUSDT-funding-20250504-20250504.csv", FUNDING_HEADER + (T0 + 6 * MINUTE) + ",0.0001\n");

            try (var market = open()) {
                var ticks = all(market);

                for (int done = 0; done <= ticks.size(); done++) {
                    market.seek(done);
                    assertThat(all(market)).isEqualTo(ticks.subList(done, ticks.size()));
                }
            }
        }

        @Test
        void playsOnlyWhatWasAskedFor() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10));
            write("BUSDT-1m-20250504-20250504.csv", "damaged");

            try (var market = RecordedMarket.open(folder, Set.of("AUSDT"), OptionalLong.empty(), 0)
                    .orThrow()) {
                assertThat(market.symbols()).containsExactly("AUSDT");
            }
        }
    }

    @Nested
    class Refusing {

        @Test
        void namesWhatIsThereForAnUnknownSymbol() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10));

            var refusal = refusal(RecordedMarket.open(folder, Set.of("AUSDT", "NOUSDT"), OptionalLong.empty(), 0));

            assertThat(refusal).singleElement().satisfies(violation -> {
                assertThat(violation.observed()).isEqualTo("NOUSDT");
                assertThat(violation.bound()).contains("[AUSDT]");
            });
        }

        @Test
        void namesTheIntervalsThatAreThere() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10));
            write("AUSDT-5m-20250504-20250504.csv", HEADER);

            assertThat(refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0)))
                    .extracting(Violation::bound)
                    .containsExactly("one of [1m, 5m]");
            assertThat(refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.of(3_600_000), 0)))
                    .extracting(Violation::bound)
                    .containsExactly("one of [1m, 5m]");
        }

        @Test
        void aFolderThatIsNotThereAndOneWithoutFiles() {
            assertThat(refusal(RecordedMarket.open(folder.resolve("none"), Set.of(), OptionalLong.empty(), 0)))
                    .hasSize(1);
            assertThat(refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0)))
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.bound()).contains("BTCUSDT-1m"));
        }

        @Test
        void tellsAllThatIsWrongWithFileAndLine() {
            write(
                    "AUSDT-1m-20250504-20250504.csv",
                    HEADER
                            + bar(0, 10)
                            + (T0 + MINUTE) + ",NaN,12,9,10,1\n"
                            + bar(1, 10)
                            + bar(0, 10)
                            + (T0 + 2 * MINUTE) + ",10,12,9,-10,1\n"
                            + (T0 + 3 * MINUTE) + ",10,12,9,10\n"
                            + (T0 + 4 * MINUTE + 1) + ",10,12,9,10,1\n"
                            + (T0 + 5 * MINUTE) + ",10,9,11,10,-1\n"
                            + "yesterday,10,12,9,10,1\n");
            write("BUSDT-1m-20250504-20250504.csv", "open_time_ms,open,high,low,close\n" + T0 + ",1,1,1,1\n");
            write("CUSDT-1m-20250504-20250504.csv", HEADER);
            write("AUSDT-funding-20250504-20250504.csv", FUNDING_HEADER + T0 + ",2\n");

            var refusal = refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0));

            assertThat(refusal)
                    .extracting(Violation::toString)
                    .containsExactly(
                            "AUSDT-1m-20250504-20250504.csv:3 open must be > 0 and finite, was NaN",
                            "AUSDT-1m-20250504-20250504.csv:4 open_time_ms must be > " + (T0 + MINUTE) + ", was "
                                    + (T0 + MINUTE) + " (duplicate timestamp)",
                            "AUSDT-1m-20250504-20250504.csv:5 open_time_ms must be > " + (T0 + MINUTE) + ", was " + T0
                                    + " (backwards in time)",
                            "AUSDT-1m-20250504-20250504.csv:6 close must be > 0 and finite, was -10",
                            "AUSDT-1m-20250504-20250504.csv:7 row must be 6 columns, was 5 columns",
                            "AUSDT-1m-20250504-20250504.csv:8 open_time_ms must be a multiple of 60000 ms, was "
                                    + (T0 + 4 * MINUTE + 1),
                            "AUSDT-1m-20250504-20250504.csv:9 volume must be >= 0 and finite, was -1",
                            "AUSDT-1m-20250504-20250504.csv:9 high must be >= open and close, was 9",
                            "AUSDT-1m-20250504-20250504.csv:9 low must be <= open and close, was 11",
                            "AUSDT-1m-20250504-20250504.csv:10 open_time_ms must be UTC epoch milliseconds between 2009 and 2100, was yesterday",
                            "AUSDT-funding-20250504-20250504.csv:2 funding_rate must be in [-1, 1], was 2",
                            "BUSDT-1m-20250504-20250504.csv:1 header must be open_time_ms,open,high,low,close,volume, was open_time_ms,open,high,low,close",
                            "CUSDT-1m-20250504-20250504.csv must be a header and rows, was no rows");
        }

        @Test
        void countsWhatIsBeyondTwenty() {
            var rows = new StringBuilder(HEADER);
            for (int i = 0; i < 100; i++) rows.append(T0 + i * MINUTE).append(",0,1,1,1,1\n");
            write("AUSDT-1m-20250504-20250504.csv", rows.toString());

            var refusal = refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0));

            assertThat(refusal).hasSize(21);
            assertThat(refusal.getLast().observed()).isEqualTo("80 more violations");
        }

        @Test
        void filesThatOverlap() {
            write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(1, 11));
            write("AUSDT-1m-20250505-20250506.csv", HEADER + bar(1, 11) + bar(2, 12));

            assertThat(refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0)))
                    .extracting(Violation::field)
                    .containsExactly("AUSDT-1m-20250505-20250506.csv:2 open_time_ms");
        }

        @Test
        void aPackedFileThatIsCutShort() throws IOException {
            write("AUSDT-1m-20250504-20250504.csv.gz", HEADER + bar(0, 10).repeat(1));
            var file = folder.resolve("AUSDT-1m-20250504-20250504.csv.gz");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

            assertThat(refusal(RecordedMarket.open(folder, Set.of(), OptionalLong.empty(), 0)))
                    .extracting(Violation::bound)
                    .contains("a readable file");
        }
    }

    @Test
    void theGapOfASymbolKeepsItsFunding() {
        write("AUSDT-1m-20250504-20250504.csv", HEADER + bar(0, 10) + bar(10, 11));
        write(
                "AUSDT-funding-20250504-20250504.csv",
                FUNDING_HEADER + (T0 + 3 * MINUTE) + ",0.001\n" + (T0 + 5 * MINUTE) + ",0.002\n");

        try (var market = open()) {
            var last = all(market).getLast();
            assertThat(last.slices().getFirst().fundingRate()).isCloseTo(0.003, within(1e-15));
        }
    }

    private RecordedMarket open() {
        return RecordedMarket.open(folder, Set.of(), OptionalLong.of(MINUTE), 0).orThrow();
    }

    private static List<Tick> all(RecordedMarket market) {
        List<Tick> ticks = new ArrayList<>();
        for (Optional<Tick> next = market.next(); next.isPresent(); next = market.next()) ticks.add(next.get());
        return ticks;
    }

    private static List<Violation> refusal(Checked<RecordedMarket> opened) {
        return switch (opened) {
            case Checked.Refused<RecordedMarket>(var violations) -> violations;
            case Checked.Ok<RecordedMarket>(var market) -> throw new AssertionError("opened " + market.name());
        };
    }

    private static String bar(long minute, double open) {
        return (T0 + minute * MINUTE) + "," + open + "," + (open + 1) + "," + (open - 1) + "," + open + ",5\n";
    }

    private void write(String name, String text) {
        var file = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
