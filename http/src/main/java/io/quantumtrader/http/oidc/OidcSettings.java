package io.quantumtrader.http.oidc;

import io.quantumtrader.http.door.Role;
import io.quantumtrader.kernel.check.Checks;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose tokens are taken, and what they have to say; defaults and their reasons live in {@code reference.conf}.
 *
 * @param issuer as it stands in the tokens; https, or http on the loopback
 * @param audience that has to be among those of a token
 * @param roleClaim claim with the roles of a person, a text or a list of texts; a dot leads into an object
 * @param roles what each of the provider's words stands for here
 * @param nameClaim claim with the name that is recorded
 * @param algorithms of a signature that are taken, of {@link #ALGORITHMS}
 * @param skew by which clocks may differ, 0 to 2 minutes
 * @param refresh after which the keys are fetched anew, 1 minute to a day
 * @param authority whose certificate the provider shows, PEM; empty for those that Java knows
 */
public record OidcSettings(
        URI issuer,
        String audience,
        String roleClaim,
        Map<String, Role> roles,
        String nameClaim,
        Set<String> algorithms,
        Duration skew,
        Duration refresh,
        Optional<Path> authority) {

    /** Signatures with a public key. With a shared secret whoever can check could sign, too. */
    public static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final String CLAIM = "[A-Za-z0-9_:/.-]{1,128}";

    public OidcSettings {
        roles = Map.copyOf(roles);
        algorithms = Set.copyOf(algorithms);
        new Checks()
                .require(
                        trusted(issuer) && issuer.getRawQuery() == null && issuer.getRawFragment() == null,
                        "issuer",
                        issuer.toString(),
                        "an address by https, or by http on the loopback, without a query")
                .require(!audience.isBlank(), "audience", audience, "what tokens for this fund name as their audience")
                .require(roleClaim.matches(CLAIM), "role-claim", roleClaim, "the name of a claim")
                .require(
                        !roles.isEmpty(),
                        "roles",
                        roles.toString(),
                        "a word of the provider for at least one of our roles")
                .require(nameClaim.matches(CLAIM), "name-claim", nameClaim, "the name of a claim")
                .require(
                        !algorithms.isEmpty() && ALGORITHMS.containsAll(algorithms),
                        "algorithms",
                        new TreeSet<>(algorithms).toString(),
                        "of " + String.join(", ", new TreeSet<>(ALGORITHMS)))
                .require(within(skew, Duration.ZERO, Duration.ofMinutes(2)), "skew", skew.toString(), "0 to 2 minutes")
                .require(
                        within(refresh, Duration.ofMinutes(1), Duration.ofDays(1)),
                        "refresh",
                        refresh.toString(),
                        "1 minute to 24 hours")
                .require(
                        authority.map(Path::isAbsolute).orElse(true),
                        "authority",
                        authority.map(Path::toString).orElse(""),
                        "an absolute path, or empty for the authorities that Java knows")
                .orThrow();
    }

    /** Whether nobody on the way could have changed what an address answers. */
    static boolean trusted(URI address) {
        String host = address.getHost();
        if (host == null) return false;
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && loopback(host));
    }

    private static boolean loopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static boolean within(Duration value, Duration low, Duration high) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }
}
