package io.quantumtrader.http.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.quantumtrader.http.door.Access;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Pace;
import io.quantumtrader.http.door.Person;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Persons by tokens that an identity provider signed: an access token as a JWT, with our audience, a time that has not ended, a role that is
 * ours and a name. A token is checked with the keys that are known at the time; nothing is asked of the provider meanwhile. Thread-safe.
 */
public final class OidcOperators implements Operators {

    private static final Logger LOG = LoggerFactory.getLogger(OidcOperators.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int LONGEST_TOKEN = 8192;
    private static final int TOLD_A_MINUTE = 6;

    private final Claims claims;
    private final boolean release;
    private final String issuer;
    private final Set<JWSAlgorithm> algorithms;
    private final IssuerKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor;
    private final Pace telling = new Pace(TOLD_A_MINUTE, System::nanoTime);

    private OidcOperators(OidcSettings settings, Clock clock, Duration pause) {
        claims = new Claims(settings);
        release = settings.roles().values().stream().anyMatch(role -> role.may(Access.LOOSEN));
        issuer = settings.issuer().toString();
        algorithms = settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        keys = IssuerKeys.of(settings, pause);
        processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(algorithms, (selector, context) -> selector.select(keys.now())));
        processor.setJWTClaimsSetVerifier(verifier(settings, clock));
    }

    /** Those of one issuer. Returns at once; nobody is known until its keys have come. */
    public static OidcOperators of(OidcSettings settings, Clock clock) {
        return of(settings, clock, PAUSE);
    }

    static OidcOperators of(OidcSettings settings, Clock clock, Duration pause) {
        return new OidcOperators(settings, clock, pause);
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> verifier(OidcSettings settings, Clock clock) {
        var exactly =
                new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build();
        var verifier = new DefaultJWTClaimsVerifier<>(settings.audience(), exactly, Set.of("exp", "sub")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) settings.skew().toSeconds());
        return verifier;
    }

    /** None by name: the provider knows them. */
    @Override
    public Set<String> releasing() {
        return Set.of();
    }

    @Override
    public boolean othersMayRelease() {
        return release;
    }

    @Override
    public Optional<Person> who(String token) {
        if (token.length() > LONGEST_TOKEN
                || token.chars().filter(sign -> sign == '.').count() != 2) return Optional.empty();
        try {
            var signed = SignedJWT.parse(token);
            if (!isOurs(signed)) return Optional.empty();
            return claims.person(processor.process(signed, null));
        } catch (ParseException | BadJOSEException | JOSEException refused) {
            tell(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /** Looks at what needs no key, so that a stranger costs little and makes nobody ask the provider. */
    private boolean isOurs(SignedJWT signed) throws ParseException {
        if (!issuer.equals(signed.getJWTClaimsSet().getIssuer())
                || !algorithms.contains(signed.getHeader().getAlgorithm())) return false;
        String key = signed.getHeader().getKeyID();
        if (key == null || keys.now().getKeyByKeyId(key) != null) return true;
        keys.want();
        tell("its key is not known; the issuer's keys are fetched anew");
        return false;
    }

    /** Never the token. */
    private void tell(String why) {
        if (telling.allows("")) LOG.info("a token of the issuer was refused: {}", why);
    }
}
