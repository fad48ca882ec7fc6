package io.quantumtrader.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.explain.Text;
import io.quantumtrader.app.launch.ExplainRequest;
import io.quantumtrader.app.launch.Launch;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.http.view.ExplanationView;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Lookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One decision as a person would tell it. */
@Command(
        name = "explain",
        description = {
            "Tell one decision: inputs, the word of each layer, what was sent, what came back, what would have changed it.",
            "Asks the running fund, or with --data reads a journal, also one that a fund is writing.",
            "A decision that is not there ends with 1 and names what is nearby."
        })
final class Explain implements Callable<Integer> {

    private static final ObjectMapper VIEWS = io.quantumtrader.http.json.Json.mapper();

    private final Launch launch;

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Parameters(
            paramLabel = "DECISION",
            description =
                    "A decision (BTCUSDT-17), an order (qt-BTCUSDT-3-17-1), a permit (main-4), or the bar judged at a time"
                            + " (BTCUSDT@2026-03-02T12:00:00Z) or on a tick (BTCUSDT@31); a bar on which nothing was done"
                            + " is a decision too.")
    @SuppressWarnings("NullAway.Init") // required by picocli before call
    private String decision;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Read the journal in this folder instead of asking a fund.")
    private @Nullable Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The fund's address; http.host and http.port without it.")
    private @Nullable String url;

    @Mixin
    private OpenlyOption openly = new OpenlyOption();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The authority of the fund's certificate, PEM; http.tls.authority without it.")
    private @Nullable Path authority;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The token of whoever asks from elsewhere.")
    private @Nullable Path tokenFile;

    @Option(names = "--json", description = "The same as one JSON object, each sentence with its numbers.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    Explain(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        var asked = Asked.parse(decision).orElseThrow(() -> usage("'" + decision + "' is not " + Asked.FORMS));
        if (data != null && url != null) throw usage("--data reads a folder and --url asks a fund; give one of them");
        Settings settings = settingsOptions.load(unchecked -> {});
        var view = data == null ? fromFund(settings) : fromFolder(data, asked, settings);
        var out = spec.commandLine().getOut();
        out.print(
                json
                        ? Json.plain(VIEWS.writerWithDefaultPrettyPrinter().writeValueAsString(view)) + "\n"
                        : Text.of(view));
        out.flush();
        return ExitCode.DONE.number();
    }

    private ExplanationView fromFolder(Path folder, Asked asked, Settings settings) {
        Path whole = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(whole)) throw usage("there is no journal at " + whole);
        return switch (launch.explain(new ExplainRequest(whole, asked), settings)) {
            case Lookup.Found(var explained) -> Telling.of(explained);
            case Lookup.Unknown unknown -> throw new LaunchFailed(unknown.text());
        };
    }

    private ExplanationView fromFund(Settings settings) throws JsonProcessingException {
        var client = new FundClient(
                url == null ? settings.address() : url,
                token(settings),
                authority == null ? settings.authority() : Optional.of(authority),
                openly.holds(settings, url));
        String id = FundClient.encoded(decision.strip());
        JsonNode answer = client.get("/api/v1/decisions/" + id + "/explanation");
        return VIEWS.treeToValue(answer, ExplanationView.class);
    }

    private Optional<Token> token(Settings settings) {
        if (tokenFile != null) {
            var given = Token.at(tokenFile).read();
            if (given.isEmpty()) throw new LaunchFailed("there is no token file " + tokenFile);
            return given;
        }
        var operators = OperatorTokens.of(settings);
        return operators.names().size() == 1 ? operators.read(operators.names().first()) : Optional.empty();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
