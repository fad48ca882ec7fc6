package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.client.TokenExposed;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.LaunchFailed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which fund is asked, and how its answer is shown: options of every command that asks a running fund. */
final class FundOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The fund's address; http.host and http.port without it.")
    private @Nullable String url;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The fund's data directory, where its token lies and its record.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the API's own JSON.")
    private boolean json;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "The operator who asks, one of http.operators; needed to act where there are several.")
    private @Nullable String who;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The token of whoever asks, instead of --as.")
    private @Nullable Path tokenFile;

    @Mixin
    private OpenlyOption openly = new OpenlyOption();

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The authority of the fund's certificate, PEM; http.tls.authority without it.")
    private @Nullable Path authority;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    /** For questions: the token of whoever was named, or of the only operator. */
    FundClient client() {
        Settings settings = settings(unchecked -> {});
        return new FundClient(address(settings), token(settings), authority(settings), openly.holds(settings, url));
    }

    /** For deeds: somebody must have been named where there are several operators. */
    FundClient acting() {
        Settings settings = settings(unchecked -> {});
        var names = OperatorTokens.of(settings).names();
        if (who == null && tokenFile == null && names.size() > 1)
            throw usage("name who acts, --as NAME or --token-file FILE; the operators are " + String.join(", ", names));
        return new FundClient(address(settings), token(settings), authority(settings), openly.holds(settings, url));
    }

    /** The same for a look at everything, which goes on where a token cannot be read or must not be sent. */
    FundClient asking(Settings settings) {
        try {
            return new FundClient(address(settings), token(settings), authority(settings), openly.holds(settings, url));
        } catch (LaunchFailed | TokenExposed exposed) {
            return new FundClient(address(settings), Optional.empty(), authority(settings), false);
        }
    }

    Settings settings(Consumer<Settings> check) {
        return settingsOptions
                .with(
                        "data-directory",
                        data == null ? null : data.toAbsolutePath().normalize())
                .load(check);
    }

    String address(Settings settings) {
        return url == null ? settings.address() : url;
    }

    private Optional<Path> authority(Settings settings) {
        return authority == null ? settings.authority() : Optional.of(authority);
    }

    /** Whether a running fund was named, or somebody who asks it, for commands that read a folder without one. */
    boolean named() {
        return url != null || who != null || tokenFile != null || authority != null;
    }

    boolean json() {
        return json;
    }

    /** Prints the answer as it came, or as the given table. */
    int show(JsonNode answer, PrintWriter out, Function<JsonNode, Table> table) {
        if (json) {
            out.println(Json.write(answer));
            out.flush();
        } else {
            table.apply(answer).print(out);
        }
        return ExitCode.DONE.number();
    }

    private Optional<Token> token(Settings settings) {
        if (tokenFile != null) return Optional.of(given(tokenFile));
        var operators = OperatorTokens.of(settings);
        if (who != null) return Optional.of(named(operators, who));
        return operators.names().size() == 1 ? operators.read(operators.names().first()) : Optional.empty();
    }

    private Token given(Path file) {
        if (who != null) throw usage("--as and --token-file both say who asks; give one of them");
        return Token.at(file).read().orElseThrow(() -> new LaunchFailed("there is no token file " + file));
    }

    private Token named(OperatorTokens operators, String name) {
        if (!operators.names().contains(name))
            throw usage(
                    "no operator is named " + name + "; http.operators names " + String.join(", ", operators.names()));
        return operators
                .read(name)
                .orElseThrow(
                        () -> new LaunchFailed("there is no token of " + name + " yet: " + operators.placeOf(name)));
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
