package io.quantumtrader.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.journal.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every event version ever written has its bytes checked in and still loads. A new one is added by running this test
 * with {@code -Djournal.golden=write}, which writes what is missing and never changes what is there.
 */
class GoldenRowsTest {

    private static final Path ROWS = Path.of("src", "test", "resources", "journal");

    @Test
    void everyVersionOfEveryEventHasAGoldenRowThatLoads() throws IOException {
        if ("write".equals(System.getProperty("journal.golden"))) writeMissing();
        var missing = new ArrayList<String>();

        for (var type : AllEvents.CATALOGUE.types()) {
            for (int version : type.versions()) {
                var file = file(type, version);
                if (!Files.exists(file)) {
                    missing.add(file.getFileName().toString());
                    continue;
                }
                var event = AllEvents.CATALOGUE.read(type.name() + "#" + version, Files.readAllBytes(file));
                assertThat(event).as(file.toString()).isInstanceOf(type.type());
                if (version == type.version())
                    assertThat(event).as(file.toString()).isEqualTo(sample(type));
            }
        }

        assertThat(missing)
                .as("golden rows to be added: ./mvnw -pl persistence -am verify -Dtest=GoldenRowsTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Djournal.golden=write")
                .isEmpty();
    }

    @Test
    void anEventIsStillWrittenAsItsGoldenRow() throws IOException {
        for (var type : AllEvents.CATALOGUE.types()) {
            var file = file(type, type.version());
            if (!Files.exists(file)) continue;

            assertThat(AllEvents.CATALOGUE.write(sample(type)))
                    .as("the bytes of " + type.manifest() + " changed: give it a new version, keep the old row")
                    .isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void noEventWithAGoldenRowHasLeftTheCatalogue() throws IOException {
        var known = new ArrayList<String>();
        for (var type : AllEvents.CATALOGUE.types()) {
            for (int version : type.versions())
                known.add(file(type, version).getFileName().toString());
        }

        try (Stream<Path> rows = Files.list(ROWS)) {
            assertThat(rows.map(row -> row.getFileName().toString()).filter(name -> name.endsWith(".bin")))
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
    }

    private static void writeMissing() throws IOException {
        for (var type : AllEvents.CATALOGUE.types()) {
            var file = file(type, type.version());
            if (!Files.exists(file)) Files.write(file, AllEvents.CATALOGUE.write(sample(type)));
        }
    }

    private static JournalEvent sample(EventType<?> type) {
        return (JournalEvent) SampleRecord.of(type.type());
    }

    private static Path file(EventType<?> type, int version) {
        return ROWS.resolve(type.name() + "-" + version + ".bin");
    }
}
