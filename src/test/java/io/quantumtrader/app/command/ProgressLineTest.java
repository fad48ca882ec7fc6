package io.quantumtrader.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.app.launch.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter said = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    /** Programs read standard error line by line as objects: no other line comes in between, of a later start neither. */
    @Test
    void saysNothingBesideALogOfObjects() {
        for (String format : new String[] {"json", "text"}) {
            var progress = ProgressLine.beside(settings(format), new PrintWriter(said), now::get);
            now.addAndGet(10 * SECOND);
            progress.at("starting the fund", 0, Progress.UNKNOWN);
            progress.anew().at("starting the fund", 5, 5);
            progress.end();

            if (format.equals("json")) assertThat(said.toString()).isEmpty();
            else assertThat(said.toString()).contains("starting the fund, 10.0 s");
        }
    }

    @Test
    void aLaterStartCountsFromItsOwnBeginning() {
        var first = ProgressLine.beside(settings("text"), new PrintWriter(said), now::get);
        now.addAndGet(3_600 * SECOND);

        var later = first.anew();
        now.addAndGet(7 * SECOND);
        later.at("starting the database", 0, Progress.UNKNOWN);

        assertThat(said.toString()).contains("starting the database, 7.0 s").doesNotContain("3607");
    }

    private static Settings settings(String format) {
        return SettingsLoader.load(
                Path.of(".."), Path.of("../application.conf"), true, Map.of("logging.format", format));
    }
}
