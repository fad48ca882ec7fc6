package io.quantumtrader.app.command;

import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.RunningFund;
import io.quantumtrader.app.launch.UpRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a paper fund and stays until it is stopped. */
@Command(
        name = "up",
        description = "Start a paper fund on this machine: journal, market, venue, API and page. Ctrl-C stops it.")
final class Up implements Callable<Integer> {

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port of API and page.")
    private @Nullable Integer port;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where journal, venue log and token lie.")
    private @Nullable Path data;

    @Option(names = "--json", description = UpLine.OPTION)
    private boolean json;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            hidden = true,
            description = "Notes each acknowledged event: for drills.")
    private @Nullable Path witness;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Up(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        market.into(settingsOptions);
        Settings settings = settingsOptions
                .with("http.port", port)
                .with("data-directory", data == null ? null : data.toAbsolutePath())
                .load(launch::check);
        Path folder = DataFolder.make(settings.dataDirectory());
        Logging.into(folder, settings);
        OperatorTokens operators = OperatorTokens.of(settings);
        SortedMap<String, Token> tokens = operators.readOrCreate();
        ProgressLine progress = ProgressLine.beside(settings, spec.commandLine().getErr());
        RunningFund fund = launch.up(
                new UpRequest(folder, OperatorTokens.door(settings, tokens), Optional.ofNullable(witness)),
                settings,
                progress);
        progress.end();
        Thread stop = new Thread(fund::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        if (json) {
            UpLine.of(fund, folder, operators, (System.nanoTime() - began) / 1e9)
                    .print(out);
            fund.awaitStopped();
            return ExitCode.DONE.number();
        }
        out.printf(
                "Quantum Trader is up after %.1f s. Money is simulated (profile %s).%n",
                (System.nanoTime() - began) / 1e9, settings.profile());
        page(out, fund.page().toString().replaceAll("/$", ""), operators, tokens);
        announce(out, fund, folder);
        fund.awaitStopped();
        return ExitCode.DONE.number();
    }

    /** The one generated token comes with the page's address; those of named operators are never printed. */
    private static void page(PrintWriter out, String page, OperatorTokens operators, SortedMap<String, Token> tokens) {
        if (operators.unnamed()) {
            tokens.values().forEach(token -> out.printf("  page     %s/#token=%s%n", page, token.secret()));
            return;
        }
        out.printf("  page     %s/#token=TOKEN%n", page);
        operators.names().forEach(name -> out.printf("  token    of %s: %s%n", name, operators.placeOf(name)));
    }

    private static void announce(PrintWriter out, RunningFund fund, Path folder) {
        out.printf("  market   %s%n", fund.market());
        out.printf("  symbols  %s%n", String.join(" ", fund.symbols()));
        out.printf("  data     %s%n", folder);
        out.printf(
                "  ask      ./qt status   ./qt positions   ./qt decisions %s%n",
                fund.symbols().getFirst());
        out.printf("  stop     Ctrl-C here; ./qt kill stops new risk, ./qt kill --flatten closes everything%n");
        out.flush();
    }
}
