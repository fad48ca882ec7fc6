package io.quantumtrader.app.client;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.OidcSection;
import io.quantumtrader.app.config.OperatorsSection;
import io.quantumtrader.app.config.OperatorsSection.Place;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.app.config.Section;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.door.GivenTokens;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.oidc.OidcOperators;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tokens of a fund's operators, each at the place that {@code http.operators} names. */
public final class OperatorTokens {

    private final Section http;
    private final SortedMap<String, Place> places;
    private final Path folder;
    private final Function<String, @Nullable String> environment;

    private OperatorTokens(Settings settings, Function<String, @Nullable String> environment) {
        this.http = settings.section("http");
        this.places = OperatorsSection.places(http);
        this.folder = settings.dataDirectory();
        this.environment = environment;
    }

    /** The operators of these settings; throws {@link ConfigurationRefused} if their map is not usable. */
    public static OperatorTokens of(Settings settings) {
        return new OperatorTokens(settings, System::getenv);
    }

    static OperatorTokens of(Settings settings, Map<String, String> environment) {
        return new OperatorTokens(settings, environment::get);
    }

    public SortedSet<String> names() {
        return new TreeSet<>(places.keySet());
    }

    /** Whether nobody is named in the settings: one operator with the token file of the data directory. */
    public boolean unnamed() {
        return http.named("operators").isEmpty();
    }

    /** Where the token of an operator lies, for a person. */
    public String placeOf(String name) {
        return switch (place(name)) {
            case Place.InFile(var file) -> folder.resolve(file).toString();
            case Place.InEnvironment(var variable) -> "the environment variable " + variable;
        };
    }

    /** The token of one operator, if there is one yet; an operator that the settings do not name has none. */
    public Optional<Token> read(String name) {
        if (!places.containsKey(name)) return Optional.empty();
        return switch (place(name)) {
            case Place.InFile(var file) -> Token.at(folder.resolve(file)).read();
            case Place.InEnvironment(var variable) ->
                Optional.ofNullable(environment.apply(variable)).map(value -> new Token(value.strip()));
        };
    }

    /** Every operator with a token, made where a file is missing; throws {@link ConfigurationRefused} with all that is wrong. */
    public SortedMap<String, Token> readOrCreate() {
        SortedMap<String, Token> tokens = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<Token, String> owners = new HashMap<>();
        for (String name : places.keySet()) {
            var token = readOrCreate(name);
            if (token.isEmpty()) {
                problems.add(problem(name, "names " + placeOf(name) + ", which is not set"));
            } else if (token.get().secret().length() < Operators.SHORTEST_TOKEN) {
                problems.add(problem(
                        name,
                        "must be a token of at least " + Operators.SHORTEST_TOKEN + " characters, has "
                                + token.get().secret().length() + " in " + placeOf(name)));
            } else if (owners.containsKey(token.get())) {
                String other = owners.get(token.get());
                problems.add(problem(name, "has the same token as " + other + ", who would then approve alone"));
            } else {
                owners.put(token.get(), name);
                tokens.put(name, token.get());
            }
        }
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return tokens;
    }

    /**
     * Who may act through the API: those of the settings with these tokens, whoever was given one since, and those of the identity provider
     * where one is named.
     */
    public static Operators door(Settings settings, SortedMap<String, Token> tokens) {
        Map<String, String> secrets = new TreeMap<>();
        tokens.forEach((name, token) -> secrets.put(name, token.secret()));
        var ours = Operators.named(secrets).and(GivenTokens.in(bookOf(settings), Clock.systemUTC()));
        return OidcSection.settings(settings.section("http.oidc"))
                .map(oidc -> ours.and(OidcOperators.of(oidc, Clock.systemUTC())))
                .orElse(ours);
    }

    /** Where the digests of tokens lie that were given out. */
    public static Path bookOf(Settings settings) {
        return settings.dataDirectory().resolve(settings.section("http").text("token-book"));
    }

    private Optional<Token> readOrCreate(String name) {
        return switch (place(name)) {
            case Place.InFile(var file) ->
                Optional.of(Token.at(folder.resolve(file)).readOrCreate());
            case Place.InEnvironment ignored -> read(name);
        };
    }

    private Problem problem(String name, String message) {
        return http.problem("operators." + name, message);
    }

    private Place place(String name) {
        var place = places.get(name);
        if (place == null) throw new IllegalArgumentException("no operator is named " + name);
        return place;
    }
}
