package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.app.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which fund is asked, and how its answer is shown: options of every command that asks a running fund. */
final class FundOptions {

    @Mixin
    private SettingsOptions settingsOptions = new SettingsOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The fund's address; http.host and http.port without it.")
    private @Nullable String url;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The fund's data directory, where the token lies.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print the API's own JSON.")
    private boolean json;

    FundClient client() {
        Settings settings = settings(unchecked -> {});
        return new FundClient(address(settings), token(settings));
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

    private static Optional<Token> token(Settings settings) {
        return Token.in(settings.dataDirectory()).read();
    }
}
