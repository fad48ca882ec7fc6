package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.LaunchFailed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a token back. */
@Command(name = "revoke", description = "Take the token of a person back; a fund that runs refuses it within a second.")
final class TokenRevoke implements Callable<Integer> {

    @Mixin
    private TokenBookOptions book = new TokenBookOptions();

    @Parameters(paramLabel = "NAME", description = "Whose.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        var settings = book.settings();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TokenBookOptions.change(
                settings,
                held -> held.without(name, now)
                        .orElseThrow(() ->
                                new LaunchFailed(name + " has no token that holds; ./qt token list shows who has")));
        var out = spec.commandLine().getOut();
        if (book.json()) out.println(Json.write(Map.of("name", name, "revoked", now.toString())));
        else out.printf("The token of %s is taken back.%n", name);
        out.flush();
        return ExitCode.DONE.number();
    }
}
