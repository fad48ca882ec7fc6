package io.quantumtrader.app.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.persistence.whatif.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {

    private final FakeLaunch launch = new FakeLaunch();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void asksForAllCandidatesOfOptionsAndFile() throws IOException {
        var file = Files.writeString(folder.resolve("c.conf"), "calm { loss-streak = 5 }");

        int code = asked("--theta", "T1=1.5", "--theta", "late:T1=2.5", "--file", file.toString());

        assertThat(code).isZero();
        assertThat(requireNonNull(launch.whatIf).candidates())
                .extracting(candidate -> candidate.name())
                .containsExactly("T1=1.5", "late", "calm");
        assertThat(launch.whatIf.span()).isEqualTo(Span.ALL);
    }

    @Test
    void takesSymbolsAndASpan() {
        int code = asked(
                "--theta",
                "T1=1.5",
                "--symbol",
                "BTCUSDT,ETHUSDT",
                "--from",
                "2025-05-14",
                "--to",
                "2025-05-15T06:00:00Z");

        assertThat(code).isZero();
        assertThat(requireNonNull(launch.whatIf).symbols()).containsExactlyInAnyOrder("BTCUSDT", "ETHUSDT");
        assertThat(launch.whatIf.span())
                .isEqualTo(new Span(
                        Instant.parse("2025-05-14T00:00:00Z").toEpochMilli(),
                        Instant.parse("2025-05-15T06:00:00Z").toEpochMilli()));
    }

    @Test
    void printsTheModelAndTheLivesSideBySide() {
        asked("--theta", "late:T1=2.5");

        assertThat(out.toString())
                .contains("a model", "Entries: the record's", "late: kernel.harvest.t1-r = 2.5")
                .containsPattern("exits moved +0")
                .containsPattern("HARVEST_T3 +1 +1 +1");
    }

    @Test
    void jsonHasTheFiguresOfEachLife() throws IOException {
        asked("--theta", "late:T1=2.5", "--json");

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(names(json))
                .containsExactly(
                        "model",
                        "entries",
                        "symbols",
                        "bars",
                        "startEquity",
                        "record",
                        "production",
                        "modelError",
                        "candidates",
                        "seconds");
        assertThat(names(json.at("/candidates/0")))
                .containsExactly(
                        "sets",
                        "figures",
                        "exitsMoved",
                        "earlier",
                        "later",
                        "otherwise",
                        "rGained",
                        "rLost",
                        "skipped",
                        "added",
                        "removed",
                        "refusals");
        assertThat(json.at("/candidates/0/figures/tranches/T3").asLong()).isEqualTo(1);
    }

    @Test
    void csvHasOneRowPerPositionAndLife() throws IOException {
        var file = folder.resolve("out.csv");

        asked("--theta", "late:T1=2.5", "--csv", file.toString());

        assertThat(Files.readString(file)).isEqualTo("""
                candidate,symbol,entry,side,entered_at,entry_price,quantity,ended_at,last_price,reason,exits,tranches,r,net,added
                record,BTCUSDT,BTCUSDT-7,LONG,2025-05-04T00:00:00Z,100.0,2.0,2025-05-05T00:00:00Z,102.0,HARVEST_T3,1,3,2.0,4.0,false
                """);
    }

    @Test
    void badKeysEndWith3AndAreToldAllAtOnce() {
        int code = asked("--theta", "lock=0.1,bogus=3", "--theta", "x:kill-threshold=0.5");

        assertThat(code).isEqualTo(3);
        assertThat(err.toString())
                .contains("3 problems", "lock-r must be in", "bogus = 3", "kill-threshold must be in");
        assertThat(launch.whatIf).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--theta T1=1.5 --from yesterday", "--theta T1=1.5 --from 2025-05-15 --to 2025-05-14"})
    void whatIsNotUnderstoodEndsWith2(String words) {
        assertThat(asked(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotEmpty();
    }

    @Test
    void aFolderThatIsNotThereEndsWith2() {
        int code = run(
                "whatif",
                "--theta",
                "T1=1.5",
                "--data",
                folder.resolve("nowhere").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("there is no journal at");
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private int asked(String... words) {
        var all = new ArrayList<>(List.of("whatif", "--data", folder.toString()));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private int run(String... words) {
        return QuantumTrader.commandLine(launch)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }
}
