package io.quantumtrader.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.export.ViewExport;
import io.quantumtrader.app.fund.WholeFund;
import io.quantumtrader.app.launch.OpenRecord;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RunRequest;
import io.quantumtrader.app.launch.RunSummary;
import io.quantumtrader.persistence.projection.Column;
import io.quantumtrader.persistence.projection.ProjectionCare;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewFilter;
import io.quantumtrader.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of a fund that has played a record, held against what the run itself added up. */
class RecordViewsTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RunSummary run;

    @SuppressWarnings("NullAway.Init")
    private static OpenRecord record;

    @BeforeAll
    static void play() throws IOException {
        Files.createDirectories(HOME.resolve("var/programs"));
        var data = Files.createDirectories(folder.resolve("run"));
        run = new WholeFund().run(new RunRequest(data, false), settings(), Progress.silent());
        record = new WholeFund().record(data, settings(), Progress.silent());
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static Settings settings() {
        return TestServer.settings(
                folder.resolve("run"),
                SettingsLoader.load(
                        HOME,
                        HOME.resolve("application.conf"),
                        false,
                        Map.of(
                                "profile",
                                "synthetic",
                                "market.source",
                                "synthetic:7",
                                "market.speed",
                                "max",
                                "market.ticks",
                                "700")));
    }

    @Test
    void tradesAndPositionsAddUpToTheMoneyOfTheRun() {
        double trades = sum(View.TRADES, "net");
        double open = sum(View.POSITIONS, "realised") - sum(View.POSITIONS, "fees") - sum(View.POSITIONS, "funding");

        System.out.printf(
                "views: %d trades, %d open, net %.6f and %.6f, the account says %.6f%n",
                rows(View.TRADES).size(), rows(View.POSITIONS).size(), trades, open, run.realizedPnl());
        assertThat(rows(View.TRADES)).isNotEmpty();
        assertThat(rows(View.POSITIONS)).hasSize(run.openPositions());
        assertThat(trades + open).isCloseTo(run.realizedPnl(), within(1e-6));
        assertThat(sum(View.TRADES, "fees") + sum(View.POSITIONS, "fees")).isCloseTo(run.fees(), within(1e-6));
        assertThat(sum(View.ORDERS, "fees")).isCloseTo(run.fees(), within(1e-6));
        assertThat(sum(View.ORDERS, "fills")).isEqualTo((double) run.fills());
    }

    @Test
    void everyPermitAndEveryDecisionIsThere() {
        var permits = rows(View.PERMITS);
        var orders = rows(View.ORDERS);
        var actions = new HashMap<String, Long>();
        for (var row : rows(View.DECISIONS)) {
            if ("DECISION".equals(row.get("said")))
                actions.merge((String) row.get("action"), (Long) row.get("n"), Long::sum);
        }

        assertThat(permits).hasSize((int) run.permitsIssued());
        assertThat(permits.stream().filter(permit -> "SPENT".equals(permit.get("state"))))
                .hasSize((int) run.permitsSpent());
        for (var order : orders) {
            if (!"ENTRY".equals(order.get("purpose"))) continue;
            assertThat(permits)
                    .filteredOn(permit -> Objects.equals(permit.get("permit_id"), order.get("permit_id")))
                    .singleElement()
                    .satisfies(permit -> {
                        assertThat(permit.get("client_order_id")).isEqualTo(order.get("client_order_id"));
                        assertThat(permit.get("decision_id")).isEqualTo(order.get("decision_id"));
                    });
        }
        actions.forEach((action, count) -> {
            if (!action.equals("HELD_BACK"))
                assertThat(run.decisions()).as(action).containsEntry(action, count);
        });
        assertThat(rows(View.TRAINING)).hasSameSizeAs(rows(View.TRADES));
    }

    @Test
    void aRebuildFromEventOneGivesTheSameTables() {
        var before = everything();

        record.rebuild(new HashSet<>(ProjectionCare.names()), Progress.silent());

        assertThat(everything()).isEqualTo(before);
        assertThat(record.status()).allMatch(status -> status.upToDate());
    }

    @Test
    void parquetAndCsvHoldWhatTheViewHolds() throws IOException {
        for (var view : View.values()) {
            var expected = rows(view);
            var parquet = folder.resolve(view.word() + ".parquet");
            var csv = folder.resolve(view.word() + ".csv");
            assertThat(export(view, ViewExport.Format.PARQUET, parquet)).isEqualTo(expected.size());
            assertThat(export(view, ViewExport.Format.CSV, csv)).isEqualTo(expected.size());

            assertThat(Files.readAllLines(csv)).hasSize(expected.size() + 1);
            try (var read = ParquetReader.streamContent(parquet.toFile(), new ToMap())) {
                assertThat(read.toList()).as(view.word()).isEqualTo(expected);
            }
        }
        var types = ParquetReader.readMetadata(folder.resolve("trades.parquet").toFile())
                .getFileMetaData()
                .getSchema();
        assertThat(types.getType("closed_at_ms").toString()).contains("TIMESTAMP(MILLIS,true)");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private static final class ToMap implements Hydrator<Map<String, Object>, Map<String, Object>, String[]> {
        @Override
        public Map<String, Object> start() {
            return new HashMap<>();
        }

        @Override
        public Map<String, Object> add(Map<String, Object> target, String[] heading, Object value) {
            if (value != null) target.put(heading[0], value);
            return target;
        }

        @Override
        public Map<String, Object> finish(Map<String, Object> target) {
            return target;
        }
    }

    private static long export(View view, ViewExport.Format format, Path file) throws IOException {
        return ViewExport.write(record.views(), view, ViewFilter.ALL, format, file);
    }

    private static Map<View, List<Map<String, Object>>> everything() {
        var all = new EnumMap<View, List<Map<String, Object>>>(View.class);
        for (var view : View.values()) all.put(view, rows(view));
        return all;
    }

    private static double sum(View view, String column) {
        return rows(view).stream()
                .mapToDouble(row -> ((Number) Objects.requireNonNull(row.get(column))).doubleValue())
                .sum();
    }

    /** Oldest first, each row without what it has no data of. */
    private static List<Map<String, Object>> rows(View view) {
        var rows = new ArrayList<Map<String, Object>>();
        record.views().forEach(view, ViewFilter.ALL, values -> rows.add(row(view.columns(), values)));
        return rows;
    }

    private static Map<String, Object> row(List<Column> columns, List<@Nullable Object> values) {
        var row = new HashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            var value = values.get(i);
            if (value != null) row.put(columns.get(i).name(), value);
        }
        return row;
    }
}
