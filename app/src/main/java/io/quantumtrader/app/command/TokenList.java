package io.quantumtrader.app.command;

import io.quantumtrader.http.door.TokenBook.Given;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows who has a token. */
@Command(
        name = "list",
        description = "Show the tokens that were given out: whose, what for, until when, and whether they hold.")
final class TokenList implements Callable<Integer> {

    @Mixin
    private TokenBookOptions book = new TokenBookOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var now = Instant.now();
        var rows = TokenBookOptions.read(book.settings()).tokens().stream()
                .map(token -> fields(token, now))
                .toList();
        var out = spec.commandLine().getOut();
        if (book.json()) {
            out.println(Json.write(Map.of("tokens", rows)));
            out.flush();
            return ExitCode.DONE.number();
        }
        var table = new Table().row(List.of("name", "role", "given", "until", "state"));
        rows.forEach(row -> table.row(List.copyOf(row.values())));
        table.print(out);
        return ExitCode.DONE.number();
    }

    private static Map<String, String> fields(Given token, Instant now) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", token.person().name());
        fields.put("role", token.person().role().word());
        fields.put("given", token.given().toString());
        fields.put("until", token.until().map(Instant::toString).orElse("-"));
        fields.put(
                "state", token.revoked().map(at -> "taken back " + at).orElse(token.holds(now) ? "holds" : "expired"));
        return fields;
    }
}
