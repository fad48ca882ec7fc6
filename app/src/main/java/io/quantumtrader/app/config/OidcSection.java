package io.quantumtrader.app.config;

import io.quantumtrader.app.secret.Secrets;
import io.quantumtrader.http.door.Role;
import io.quantumtrader.http.oidc.OidcSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The section {@code http.oidc}: whose tokens are taken beside our own. */
public final class OidcSection {

    private OidcSection() {}

    /** Empty where no issuer is named. */
    public static Optional<OidcSettings> settings(Section oidc) {
        String issuer = oidc.text("issuer");
        if (issuer.isEmpty()) return Optional.empty();
        String authority = oidc.text("authority");
        return Optional.of(new OidcSettings(
                address(oidc, issuer),
                oidc.text("audience"),
                oidc.text("role-claim"),
                roles(oidc),
                oidc.text("name-claim"),
                Set.copyOf(oidc.texts("algorithms")),
                oidc.duration("skew"),
                oidc.duration("refresh"),
                authority.isEmpty() ? Optional.empty() : Optional.of(Path.of(authority))));
    }

    private static URI address(Section oidc, String issuer) {
        try {
            return URI.create(issuer);
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationRefused(List.of(oidc.problem(
                    "issuer", "is no address: " + Secrets.within(String.valueOf(malformed.getMessage())))));
        }
    }

    private static Map<String, Role> roles(Section oidc) {
        var problems = new ArrayList<Problem>();
        var roles = new TreeMap<String, Role>();
        oidc.named("roles")
                .forEach((word, role) -> Role.named(role)
                        .ifPresentOrElse(
                                known -> roles.put(word, known),
                                () -> problems.add(oidc.problem(
                                        "roles.\"" + word + "\"",
                                        Arrays.stream(Role.values())
                                                .map(Role::word)
                                                .collect(Collectors.joining(
                                                        ", ", "must be one of ", ", was " + role))))));
        if (!problems.isEmpty()) throw new ConfigurationRefused(problems);
        return roles;
    }
}
