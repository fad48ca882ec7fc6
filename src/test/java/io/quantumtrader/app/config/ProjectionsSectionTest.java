package io.quantumtrader.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quantumtrader.persistence.projection.ProjectionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionsSectionTest {

    private static final String SECTION = "journal.projections";

    @TempDir
    private Path home;

    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(SettingsLoader.defaults().reader().read(SECTION, ProjectionsSection::settings))
                .contains(new ProjectionSettings(
                        Duration.ofMillis(250),
                        1_000,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5)));
    }

    @Test
    void everyKeyMaps() {
        var reader = load(Map.of(
                        SECTION + ".pace", "1 s",
                        SECTION + ".page-events", "2",
                        SECTION + ".rest", "3 ms",
                        SECTION + ".lock-patience", "4 ms",
                        SECTION + ".retry-after", "5 ms"))
                .reader();

        assertThat(reader.read(SECTION, ProjectionsSection::settings))
                .contains(new ProjectionSettings(
                        Duration.ofSeconds(1), 2, Duration.ofMillis(3), Duration.ofMillis(4), Duration.ofMillis(5)));
    }

    @Test
    void everyBoundRejects() {
        var reader = load(Map.of(
                        SECTION + ".pace", "9 ms",
                        SECTION + ".page-events", "0",
                        SECTION + ".rest", "-1 ms",
                        SECTION + ".lock-patience", "0 ms",
                        SECTION + ".retry-after", "0 ms"))
                .reader();
        reader.read(SECTION, ProjectionsSection::settings);

        var refused = catchThrowableOfType(ConfigurationRefused.class, reader::orThrow);

        assertThat(refused.problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "quantum-trader." + SECTION + ".pace",
                        "quantum-trader." + SECTION + ".page-events",
                        "quantum-trader." + SECTION + ".rest",
                        "quantum-trader." + SECTION + ".lock-patience",
                        "quantum-trader." + SECTION + ".retry-after");
    }

    private Settings load(Map<String, String> overrides) {
        return SettingsLoader.load(home, home.resolve("none.conf"), false, overrides, settings -> {});
    }
}
