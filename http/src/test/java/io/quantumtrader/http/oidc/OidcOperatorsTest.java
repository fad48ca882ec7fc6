package io.quantumtrader.http.oidc;

import static io.quantumtrader.http.oidc.LocalIssuer.NOW;
import static io.quantumtrader.http.oidc.LocalIssuer.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.door.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token of the provider is taken only if all of it is right, and whoever asks waits for nobody. */
@Timeout(60)
class OidcOperatorsTest {

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final Person ANN = new Person("ann", Role.RISK_OFFICER);

    private static RSAKey rsa;
    private static JWK ec;

    private LocalIssuer issuer;
    private OidcOperators operators;

    @BeforeAll
    static void keys() throws JOSEException {
        rsa = LocalIssuer.rsa("first");
        ec = LocalIssuer.ec("second");
    }

    @BeforeEach
    void start() throws IOException {
        issuer = new LocalIssuer();
        issuer.shows(rsa, ec);
        operators = operators(NOW);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private OidcOperators operators(Instant now) {
        return OidcOperators.of(issuer.settings(), Clock.fixed(now, ZoneOffset.UTC), PAUSE);
    }

    @Test
    void takesWhatTheIssuerSigned_byEveryAlgorithmOfTheList() throws JOSEException {
        awaitKnown(rsa);
        for (var algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256))
            assertThat(who(token(rsa, algorithm, claims()))).hasValue(ANN);
        assertThat(who(token(ec, JWSAlgorithm.ES256, claims()))).hasValue(ANN);
        assertThat(who(token(rsa, JWSAlgorithm.RS256, "JWT", claims()))).hasValue(ANN);
    }

    @Test
    void refusesEveryOtherAlgorithm_noneAndASharedSecretAboveAll() throws JOSEException {
        awaitKnown(rsa);
        byte[] secret = rsa.toRSAPublicKey().getEncoded();
        var shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims());
        shared.sign(new MACSigner(secret));

        assertThat(who(new PlainJWT(claims()).serialize())).isEmpty();
        assertThat(who(unsigned("none"))).isEmpty();
        assertThat(who(unsigned("NONE"))).isEmpty();
        assertThat(who(shared.serialize())).isEmpty();
        assertThat(who(token(rsa, JWSAlgorithm.RS512, claims()))).isEmpty();
        assertThat(who(token(rsa, JWSAlgorithm.RS256, "logout+jwt", claims()))).isEmpty();
    }

    @Test
    void refusesWhatWasChangedOrSignedByAnother() throws JOSEException {
        awaitKnown(rsa);
        String good = token(rsa, JWSAlgorithm.RS256, claims());
        String[] parts = good.split("\\.", -1);
        String raised = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"sub\":\"ann\"", "\"sub\":\"bob\"");
        var stranger = LocalIssuer.rsa("first");

        assertThat(who(parts[0] + "." + encoded(raised) + "." + parts[2])).isEmpty();
        assertThat(who(token(stranger, JWSAlgorithm.RS256, claims()))).isEmpty();
        assertThat(who(good.substring(0, good.length() - 4) + "AAAA")).isEmpty();
    }

    @Test
    void aKeyThatATokenBringsIsNoKey() throws JOSEException {
        awaitKnown(rsa);
        var stranger = LocalIssuer.rsa("first");
        for (String id : new String[] {"first", "unknown", null}) {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(id)
                    .jwk(stranger.toPublicJWK())
                    .jwkURL(URI.create("https://keys.example.com"))
                    .build();
            var signed = new SignedJWT(header, claims());
            signed.sign(new RSASSASigner(stranger));

            assertThat(who(signed.serialize())).as("key " + id).isEmpty();
        }
    }

    @Test
    void refusesAnotherAudienceAnotherIssuerAndWhatLacksAClaim() throws JOSEException {
        awaitKnown(rsa);

        assertRefused(claims -> claims.audience("another-service"));
        assertRefused(claims -> claims.audience((String) null));
        assertRefused(claims -> claims.issuer("https://another.example.com"));
        assertRefused(claims -> claims.expirationTime(null));
        assertRefused(claims -> claims.subject(null));
        assertRefused(claims -> claims.subject("two words"));
        assertRefused(claims -> claims.claim("realm_access", null));
        assertRefused(claims -> claims.claim("realm_access", Map.of("roles", List.of("admin"))));
        assertRefused(claims -> claims.claim("realm_access", "qt-risk"));
        assertThat(who(token(
                        rsa,
                        JWSAlgorithm.RS256,
                        issuer.claims(claims -> claims.audience(List.of("another-service", LocalIssuer.AUDIENCE))))))
                .hasValue(ANN);
    }

    @Test
    void aTokenHoldsFromItsBeginToItsEnd_givenTheSkewOfClocks() throws JOSEException {
        awaitKnown(rsa);
        var end = NOW.plus(Duration.ofMinutes(5));

        assertThat(at(end.plusSeconds(29))).hasValue(ANN);
        assertThat(at(end.plusSeconds(31))).isEmpty();
        assertThat(at(NOW.minusSeconds(29))).hasValue(ANN);
        assertThat(at(NOW.minusSeconds(31))).isEmpty();
    }

    private Optional<Person> at(Instant now) throws JOSEException {
        var then = operators(now);
        String token = token(rsa, JWSAlgorithm.RS256, claims());
        String always = token(
                rsa,
                JWSAlgorithm.RS256,
                issuer.claims(claims -> claims.notBeforeTime(null).expirationTime(Date.from(now.plusSeconds(60)))));
        await(() -> then.who(always).isPresent());
        return then.who(token);
    }

    @Test
    void whoHasSeveralRolesStandsForOne() throws JOSEException {
        awaitKnown(rsa);
        String both = token(
                rsa,
                JWSAlgorithm.RS256,
                issuer.claims(claims ->
                        claims.claim("realm_access", Map.of("roles", List.of("qt-view", "qt-trade", "qt-risk")))));
        String trade = token(
                rsa,
                JWSAlgorithm.RS256,
                issuer.claims(claims -> claims.claim("realm_access", Map.of("roles", List.of("qt-view", "qt-trade")))));

        assertThat(who(both)).hasValue(ANN);
        assertThat(who(trade)).hasValue(new Person("ann", Role.OPERATOR));
    }

    @Test
    void anUnknownKeyIsRefusedAtOnce_andKnownSoonAfter() throws JOSEException {
        awaitKnown(rsa);
        var next = LocalIssuer.rsa("third");
        String token = token(next, JWSAlgorithm.RS256, claims());
        issuer.shows(rsa, next);

        assertThat(who(token)).as("nobody waits for the provider").isEmpty();

        await(() -> who(token).isPresent());
        assertThat(who(token(rsa, JWSAlgorithm.RS256, claims()))).hasValue(ANN);
    }

    @Test
    void aKeyThatTheIssuerNoLongerShowsIsForgotten() throws JOSEException {
        awaitKnown(rsa);
        var next = LocalIssuer.rsa("third");
        issuer.shows(next);

        await(() -> who(quietly(next)).isPresent());

        assertThat(who(token(rsa, JWSAlgorithm.RS256, claims()))).isEmpty();
    }

    @Test
    void manyUnknownKeysAskTheProviderSeldom() throws JOSEException {
        awaitKnown(rsa);
        String unknown = token(LocalIssuer.rsa("nobody's"), JWSAlgorithm.RS256, claims());
        int before = issuer.asked();
        long began = System.nanoTime();

        for (int time = 0; time < 2_000; time++) who(unknown);

        long pauses = (System.nanoTime() - began) / PAUSE.toNanos() + 2;
        assertThat(issuer.asked() - before).isLessThanOrEqualTo((int) (2 * pauses));
    }

    @Test
    void whileTheIssuerIsAwayItsTokensOfBeforeHold() throws JOSEException {
        awaitKnown(rsa);
        issuer.away(true);
        int before = issuer.asked();
        who(token(LocalIssuer.rsa("nobody's"), JWSAlgorithm.RS256, claims()));
        await(() -> issuer.asked() > before);

        assertThat(who(token(rsa, JWSAlgorithm.RS256, claims()))).hasValue(ANN);
    }

    @Test
    void anIssuerThatWasDownAtTheStartIsFoundWhenItComes_andOursActMeanwhile() throws IOException {
        int port = issuer.port();
        issuer.close();
        var late = Operators.one("bob", "a-token-of-bobs-own").and(operators(NOW));
        assertThat(late.who("a-token-of-bobs-own")).hasValue(new Person("bob", Role.ADMIN));
        assertThat(late.who(quietly(rsa))).isEmpty();
        assertThat(late.releasing()).containsExactly("bob");
        assertThat(late.othersMayRelease()).isTrue();

        issuer = new LocalIssuer(port);
        issuer.shows(rsa);

        await(() -> late.who(quietly(rsa)).isPresent());
    }

    @Test
    void aDescriptionOfAnotherIssuerGivesNoKeys() throws JOSEException {
        issuer.callsItself("https://another.example.com");
        var deceived = operators(NOW);
        int before = issuer.asked();
        await(() -> issuer.asked() > before);

        assertThat(deceived.who(token(rsa, JWSAlgorithm.RS256, claims()))).isEmpty();
    }

    @Test
    void whatIsNoTokenIsNobodys() {
        for (String text : List.of("", ".", "..", "a.b.c", "x".repeat(20_000), "..".repeat(5_000), "e30.e30.e30"))
            assertThat(who(text))
                    .as(text.substring(0, Math.min(9, text.length())))
                    .isEmpty();
    }

    private void assertRefused(Consumer<JWTClaimsSet.Builder> changed) throws JOSEException {
        assertThat(who(token(rsa, JWSAlgorithm.RS256, issuer.claims(changed)))).isEmpty();
    }

    private JWTClaimsSet claims() {
        return issuer.claims(unchanged -> {});
    }

    private Optional<Person> who(String token) {
        return operators.who(token);
    }

    private void awaitKnown(JWK key) {
        await(() -> who(quietly(key)).isPresent());
    }

    private String quietly(JWK key) {
        try {
            return token(key, JWSAlgorithm.RS256, claims());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String unsigned(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\"}";
        return encoded(header) + "." + encoded(claims().toString()) + ".";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(BooleanSupplier wanted) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
