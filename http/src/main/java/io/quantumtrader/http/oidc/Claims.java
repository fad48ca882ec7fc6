package io.quantumtrader.http.oidc;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a person out of the claims of a token that is good. */
final class Claims {

    /** Who has several roles stands for the first of these. */
    private static final List<Role> PRECEDENCE = List.of(Role.ADMIN, Role.RISK_OFFICER, Role.OPERATOR, Role.VIEWER);

    /** What can be recorded and shown in one word. */
    private static final String NAME = "[!-~]{1,64}";

    private final String roleClaim;
    private final String nameClaim;
    private final Map<String, Role> roles;

    Claims(OidcSettings settings) {
        roleClaim = settings.roleClaim();
        nameClaim = settings.nameClaim();
        roles = settings.roles();
    }

    Optional<Person> person(JWTClaimsSet claims) throws BadJOSEException {
        var name = claims.getClaim(nameClaim);
        if (!(name instanceof String text) || !text.matches(NAME))
            throw new BadJOSEException("its claim " + nameClaim + " is no name of 1 to 64 signs without blanks");
        var found = roles(claims);
        return Optional.of(PRECEDENCE.stream()
                .filter(found::contains)
                .findFirst()
                .map(role -> new Person(text, role))
                .orElseThrow(() -> new BadJOSEException("its claim " + roleClaim + " has no role of http.oidc.roles")));
    }

    private Set<Role> roles(JWTClaimsSet claims) {
        var found = EnumSet.noneOf(Role.class);
        for (String word : words(claim(claims))) {
            var role = roles.get(word);
            if (role != null) found.add(role);
        }
        return found;
    }

    /** The claim itself, or what its dots lead to. */
    private @Nullable Object claim(JWTClaimsSet claims) {
        Object whole = claims.getClaim(roleClaim);
        if (whole != null) return whole;
        @Nullable Object here = claims.getClaims();
        for (String step : roleClaim.split("\\.", -1)) {
            here = here instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return here;
    }

    /** A list of texts, or one text with words in it, as a scope is written. */
    private static List<String> words(@Nullable Object claim) {
        if (claim instanceof String text) return Arrays.asList(text.split(" ", -1));
        if (claim instanceof Collection<?> list)
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        return List.of();
    }
}
