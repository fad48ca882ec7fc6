package io.quantumtrader.http.door;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Administrators whose tokens the configuration names; they may do everything for as long as the process runs. */
final class NamedOperators implements Operators {

    private final Map<String, TokenDigest> digests = new LinkedHashMap<>();

    NamedOperators(Map<String, String> tokens) {
        tokens.forEach((name, token) -> {
            if (token.length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException(
                        "token of operator " + name + " must have at least " + SHORTEST_TOKEN + " characters");
            }
            digests.put(name, TokenDigest.of(token));
        });
    }

    @Override
    public Set<String> releasing() {
        return Collections.unmodifiableSet(digests.keySet());
    }

    @Override
    public Optional<Person> who(String token) {
        var given = TokenDigest.of(token);
        @Nullable Person found = null;
        for (var one : digests.entrySet()) {
            if (one.getValue().equals(given)) found = new Person(one.getKey(), Role.ADMIN);
        }
        return Optional.ofNullable(found);
    }
}
