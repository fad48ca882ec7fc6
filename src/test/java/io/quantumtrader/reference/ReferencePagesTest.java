package io.quantumtrader.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.quantumtrader.app.command.ExitCode;
import io.quantumtrader.app.command.QuantumTrader;
import io.quantumtrader.http.metric.Figure;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.projection.View;
import io.quantumtrader.persistence.projection.ViewParameters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Each page of docs/reference says what the program says. */
class ReferencePagesTest {

    private static final String ROOT = "quantum-trader.";

    @Test
    void reasonCodes() {
        Page page = new Page("reason-codes.md", "Reason codes")
                .paragraph(
                        "Every decision carries its reasons: a code, the number that was seen and the number it was held"
                                + " against. Codes are stable: they are added and retired, never renamed or reused.");
        for (Layer layer : Layer.values()) {
            page.heading(layer.level() + " " + layer).tableHead("code", "meaning, and what the numbers are");
            Arrays.stream(ReasonCode.values())
                    .filter(code -> code.layer() == layer)
                    .forEach(code -> page.row("`" + code + "`", code.meaning()));
        }
        page.check();
    }

    @Test
    void configuration() {
        Page page = new Page("configuration.md", "Configuration")
                .paragraph(
                        "Every key with its default. Write what you want different into `application.conf`; the order of"
                                + " precedence is command line, `application.conf`, the chosen profile, these defaults."
                                + " `./qt config` prints what is in force, and where each value came from.");
        Map<String, Map<String, ConfigValue>> sections = new TreeMap<>();
        keys(reference())
                .forEach((key, value) -> sections.computeIfAbsent(section(key), name -> new TreeMap<>())
                        .put(key, value));
        sections.forEach((section, keys) -> {
            page.heading(section).tableHead("key", "default", "what, unit, range, source");
            keys.forEach((key, value) -> page.row(
                    "`" + key.substring(ROOT.length()) + "`",
                    "`" + value.render(ConfigRenderOptions.concise()) + "`",
                    comment(value)));
        });
        page.check();
    }

    @Test
    void views() {
        Page page = new Page("views.md", "Views")
                .paragraph(
                        "What the record says about many events at once: tables that are made from the journal, behind the fund and"
                                + " without it. They can be thrown away and made anew (`./qt projections rebuild`); no decision reads"
                                + " them. [How to ask](../how-to/ask-the-record.md).")
                .paragraph(
                        "Over HTTP at `/api/v1/views/NAME`, rows newest first as `{view, rows, next, untilMs, behind}`: `next`"
                                + " asks for the rows behind these with `after`, `behind` tells how many places of the journal the view"
                                + " has not taken in yet. Names are `averageEntry` in JSON, `average_entry` in CSV, in Parquet and on the"
                                + " command line. No data is null in JSON, nothing in CSV, never 0. Times are UTC epoch milliseconds of"
                                + " the market's clock.")
                .paragraph(
                        "Parameters of a table: `after`, `limit` 1..1000 (100), and where it has such columns `portfolio`,"
                                + " `symbol`, `side`, `reason` (a code), `from` (included) and `to` (excluded), in milliseconds or as"
                                + " `2026-01-31T00:00:00Z`. What is wrong is told all at once, unknown parameters too.")
                .heading("Answers over many rows")
                .tableHead("name", "what", "parameters besides filters");
        Map<String, String> parameters = Map.of(
                "why-not", "`symbol`, `minutes` (1,5,15,60)",
                "performance",
                        "filters of trades; `by` symbol, regime, exit-reason, profile, side, layer, week or month",
                "r-histogram", "filters of trades; `width` of a bar in R, 0.01 to 10 (0.5)",
                "equity-curve", "`portfolio`, `from`, `to`; `points` 1..5000 (500)");
        ViewParameters.SUMMARIES.forEach(
                (name, meaning) -> page.row("`" + name + "`", meaning, parameters.getOrDefault(name, "")));
        for (View view : View.values()) {
            page.heading(view.word()).paragraph(view.meaning()).tableHead("column", "type", "what");
            view.columns()
                    .forEach(column -> page.row(
                            "`" + column.name() + "`",
                            column.type().name().toLowerCase(Locale.ROOT),
                            column.meaning()));
        }
        page.check();
    }

    @Test
    void metrics() {
        Page page = new Page("metrics.md", "Metrics")
                .paragraph(
                        "What `GET /metrics` tells Prometheus, in its text format; how to run Prometheus, alerts and boards with it:"
                                + " [monitor](../how-to/monitor.md). Names are stable: added at will, never reused.")
                .paragraph(
                        "Seconds, bytes and ratios 0..1 are base units; money is quote currency. What has no reading is left out, never"
                                + " told as 0. Counters and histograms are of one life of the fund in one process: a start begins them at 0, so look at them"
                                + " by `rate` or `increase`. Histograms have `_bucket`, `_sum` and `_count`.")
                .paragraph(
                        "On several nodes each tells its own. Of **fund** every node tells the same, as far as it knows: take `max`, or"
                                + " one node, never the sum. Of **node** they add up. Money, positions and heat come from a picture of the fund, a"
                                + " second old at most; a part that does not answer is missing in it, and a scrape waits 3 s at most.")
                .paragraph(
                        "Labels have few values each: words of this program, [reason codes](reason-codes.md), symbols that are traded,"
                                + " templates of addresses. Only `qt_permission` and `qt_feed_age_seconds` have one line for each symbol; what is"
                                + " told of a position has one for each that is open.");
        for (var kind : Figure.Kind.values()) {
            page.heading(
                            switch (kind) {
                                case GAUGE -> "Gauges";
                                case COUNTER -> "Counters";
                                case HISTOGRAM -> "Histograms";
                                case INFO -> "Information";
                            })
                    .tableHead("name", "labels", "of", "what");
            Arrays.stream(Figure.values())
                    .filter(figure -> figure.kind() == kind)
                    .forEach(figure -> page.row(
                            "`" + figure.text() + "`",
                            figure.labels().stream()
                                    .map(label -> "`" + label + "`")
                                    .collect(Collectors.joining(", ")),
                            figure.whose().name().toLowerCase(Locale.ROOT),
                            figure.help()));
        }
        page.heading("JVM and process")
                .paragraph(
                        "As the Prometheus client for Java names them: `jvm_memory_*`, `jvm_gc_*`, `jvm_threads_*`,"
                                + " `jvm_buffer_pool_*`, `jvm_classes_*`, `jvm_runtime_info`; `process_cpu_seconds_total`,"
                                + " `process_resident_memory_bytes`, `process_open_fds`, `process_max_fds`, `process_start_time_seconds`.")
                .check();
    }

    @Test
    void exitCodes() {
        Page page = new Page("exit-codes.md", "Exit codes")
                .paragraph("How `./qt` ends, for scripts. They do not change.")
                .tableHead("code", "name", "meaning");
        Arrays.stream(ExitCode.values())
                .forEach(code -> page.row(Integer.toString(code.number()), code.name(), code.meaning()));
        page.paragraph("A signal ends it with 128 and the signal's number, as usual: 130 after Ctrl-C, 143 after TERM."
                        + " `./qt watch` is meant to end that way and ends with 0.")
                .check();
    }

    @Test
    void commandLine() {
        CommandLine root = QuantumTrader.commandLine(new NoLaunch()).setUsageHelpWidth(110);
        Page page = new Page("command-line.md", "Command line").code(usage(root));
        commands(page, "qt", root);
        page.check();
    }

    private static void commands(Page page, String parent, CommandLine of) {
        of.getSubcommands().forEach((name, command) -> {
            page.heading(parent + " " + name).code(usage(command.setUsageHelpWidth(110)));
            commands(page, parent + " " + name, command);
        });
    }

    @Test
    void everyKeyIsCommented() {
        Path operators = Page.repository().resolve("application.conf");
        List<String> silent = keys(ConfigFactory.parseFile(operators.toFile())).entrySet().stream()
                .filter(entry -> comment(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
        keys(reference()).forEach((key, value) -> {
            if (comment(value).isEmpty()) silent.add(key);
        });

        assertThat(silent).isEmpty();
    }

    private static Config reference() {
        return ConfigFactory.parseFile(Page.repository()
                .resolve("app/src/main/resources/reference.conf")
                .toFile());
    }

    private static Map<String, ConfigValue> keys(Config config) {
        Map<String, ConfigValue> keys = new TreeMap<>();
        config.getObject("quantum-trader")
                .forEach((name, value) -> keys(ROOT + ConfigUtil.joinPath(name), value, keys));
        return keys;
    }

    /** An empty object is a key of its own: the names in it are the operator's. */
    private static void keys(String path, ConfigValue value, Map<String, ConfigValue> keys) {
        if (value instanceof ConfigObject object && !object.isEmpty())
            object.forEach((name, inner) -> keys(path + "." + ConfigUtil.joinPath(name), inner, keys));
        else keys.put(path, value);
    }

    private static String section(String key) {
        List<String> path = List.of(key.substring(ROOT.length()).split("\\."));
        if (path.size() == 1) return "(top)";
        boolean deep = path.size() > 2 && List.of("kernel", "profiles").contains(path.getFirst());
        return String.join(".", path.subList(0, deep ? 2 : 1));
    }

    private static String comment(ConfigValue value) {
        return value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
    }

    private static String usage(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
