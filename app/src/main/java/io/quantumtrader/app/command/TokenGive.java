package io.quantumtrader.app.command;

import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.client.Token;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.door.TokenBook;
import io.quantumtrader.http.door.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a token and notes its digest. */
@Command(
        name = "give",
        description = "Make a token for a person. It is printed once and kept nowhere: the fund keeps a digest of it.")
final class TokenGive implements Callable<Integer> {

    private static final int LONGEST_DAYS = 3_660;

    @Mixin
    private TokenBookOptions book = new TokenBookOptions();

    @Parameters(paramLabel = "NAME", description = "Who gets it, as it is to be recorded: 1 to 64 of A-Z a-z 0-9 . _ -")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            completionCandidates = Candidates.Roles.class,
            description = "viewer looks; operator opens, closes, kills and stops; risk-officer closes, kills, stops and"
                    + " releases; admin does everything.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private String role;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How long it holds, 1 to 3660 days; 90 without it.")
    private int days;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!name.matches("[A-Za-z0-9._-]{1,64}"))
            throw usage("NAME must be 1 to 64 of A-Z a-z 0-9 . _ -, was " + name);
        if (days < 1 || days > LONGEST_DAYS) throw usage("--days must be in [1, 3660], was " + days);
        var chosen = Role.named(role)
                .orElseThrow(() -> usage("--role must be viewer, operator, risk-officer or admin, was " + role));
        var settings = book.settings();
        if (OperatorTokens.of(settings).names().stream().anyMatch(name::equalsIgnoreCase))
            throw usage(name + " is one of http.operators and has a token there; choose another name");
        var token = Token.random();
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var until = now.plus(Duration.ofDays(days));
        var given = new TokenBook.Given(
                new Person(name, chosen), TokenDigest.of(token.secret()), now, Optional.of(until), Optional.empty());
        try {
            TokenBookOptions.change(settings, held -> held.with(given, now));
        } catch (IllegalArgumentException taken) {
            throw usage(String.valueOf(taken.getMessage()));
        }
        print(token, until);
        return ExitCode.DONE.number();
    }

    private void print(Token token, Instant until) {
        var out = spec.commandLine().getOut();
        if (book.json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("name", name);
            answer.put("role", role);
            answer.put("until", until.toString());
            answer.put("token", token.secret());
            out.println(Json.write(answer));
        } else {
            out.printf("%s%n", token.secret());
            out.printf("This is the token of %s (%s) until %s. It is not shown again.%n", name, role, until);
        }
        out.flush();
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
