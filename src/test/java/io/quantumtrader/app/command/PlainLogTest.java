package io.quantumtrader.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody once wrote into a reason is neither a line of the log of its own nor a command to a terminal. */
class PlainLogTest {

    private static final String FORGED =
            "calm\n2026-01-01T00:00:00.000Z INFO  [main] fund kill-switch-1 is released\r\u001b[2K\u202Edlos\u2028x";

    @Test
    void aForgedLineStaysWithinItsOwn() {
        String written = written(FORGED, null);

        assertThat(written.lines()).hasSize(1);
        assertThat(written)
                .contains("calm\\n2026-01-01T00:00:00.000Z INFO", "released\\r\\u001B[2K\\u202Edlos\\u2028x")
                .endsWith("x\n");
    }

    @Test
    void anExceptionsWordsAreSetInAsItsFramesAre() {
        String written = written("it broke", new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));

        assertThat(written.lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("\t") || line.startsWith("Caused by: "))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\u202E"));
    }

    @Test
    void aTableShowsOldReasonsInOneLineEach() {
        var out = new StringWriter();

        new Table()
                .row(List.of("time", "reason"))
                .row(List.of("now", Table.cell(JsonNodeFactory.instance.textNode(FORGED))))
                .print(new PrintWriter(out));

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).doesNotContain("\u001b", "\u202E", "\u2028");
    }

    private static String written(String message, @Nullable Throwable thrown) {
        var context = new LoggerContext();
        Logger logger = context.getLogger("fund");
        ILoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, thrown, null);
        return new String(Logging.text(context).encode(event), UTF_8);
    }
}
