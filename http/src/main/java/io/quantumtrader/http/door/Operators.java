package io.quantumtrader.http.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may act: each operator by name with a token. Tokens are kept as digests and compared in constant time. */
public final class Operators {

    /** A token shorter than this is refused at start, in characters. */
    public static final int SHORTEST_TOKEN = 16;

    private final Map<String, byte[]> digests = new LinkedHashMap<>();

    private Operators(Map<String, String> tokens) {
        tokens.forEach((name, token) -> {
            if (token.length() < SHORTEST_TOKEN) {
                throw new IllegalArgumentException(
                        "token of operator " + name + " must have at least " + SHORTEST_TOKEN + " characters");
            }
            digests.put(name, digest(token));
        });
    }

    /** Operators by name, each with a token. */
    public static Operators named(Map<String, String> tokens) {
        return new Operators(tokens);
    }

    public static Operators one(String name, String token) {
        return named(Map.of(name, token));
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(digests.keySet());
    }

    /** The operator with this token; every token is compared, whichever fits. */
    public Optional<String> who(String token) {
        byte[] given = digest(token);
        @Nullable String found = null;
        for (var one : digests.entrySet()) {
            if (MessageDigest.isEqual(one.getValue(), given)) found = one.getKey();
        }
        return Optional.ofNullable(found);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
