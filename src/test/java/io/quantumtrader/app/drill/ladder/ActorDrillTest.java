package io.quantumtrader.app.drill.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A share of the drill through the actors and a real journal; for more of it {@code ./qt drill ladder}. */
class ActorDrillTest {

    private static final Path HOME = Path.of("target", "proof").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void aThousandCommandsThroughTheActorsBreakNoInvariant() throws Exception {
        Files.createDirectories(HOME.resolve("var/programs"));
        var settings = SettingsLoader.load(HOME, HOME.resolve("none.conf"), false, LadderSettings.overrides());
        var tally = new Tally("actors");
        long began = System.nanoTime();

        ActorDrill.over(settings, 3, 1_000, folder, tally, done -> {});

        System.out.printf(
                "drill: %,d commands in %.1f s, %s%n",
                tally.commands(), (System.nanoTime() - began) / 1e9, tally.mishaps());
        for (var rule : Rule.values()) {
            System.out.printf(
                    "drill: %s checked %,d, violated %,d%n", rule, tally.checks(rule), tally.violations(rule));
        }
        assertThat(tally.kept()).isEmpty();
    }
}
