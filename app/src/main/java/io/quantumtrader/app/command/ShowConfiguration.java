package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Every value in force and where it came from. */
@Command(
        name = "config",
        description =
                "Check the configuration and print every value in force with its source; what may hold a secret is masked.")
final class ShowConfiguration implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private FundOptions fund = new FundOptions();

    @Parameters(paramLabel = "PART", arity = "0..1", description = "Only keys that contain this text.")
    private String part = "";

    @Option(
            names = "--running",
            description = "What a running fund was started with, instead of what the files say now.")
    private boolean running;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    ShowConfiguration(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        var entries = JsonNodeFactory.instance.arrayNode();
        everything().forEach(entry -> {
            if (entry.path("key").asText().contains(part)) entries.add(entry);
        });
        return fund.show(entries, spec.commandLine().getOut(), ShowConfiguration::table);
    }

    private JsonNode everything() {
        return running
                ? fund.client().get("/api/v1/configuration").path("settings")
                : Json.tree(fund.settings(launch::check).entries().stream()
                        .map(Settings.Entry::told)
                        .toList());
    }

    private static Table table(JsonNode entries) {
        var table = new Table();
        entries.forEach(entry -> table.row(List.of(
                entry.path("key").asText() + " =",
                Table.cell(entry.path("value")),
                "# " + entry.path("source").asText())));
        return table;
    }
}
