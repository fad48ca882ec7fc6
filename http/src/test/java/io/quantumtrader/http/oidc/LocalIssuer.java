package io.quantumtrader.http.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.quantumtrader.http.door.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An identity provider of a test: describes itself, shows its keys, signs tokens. */
final class LocalIssuer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-19T12:00:00Z");
    static final String AUDIENCE = "quantum-trader";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> shown = new ArrayList<>();
    private volatile boolean away;
    private volatile String name;

    LocalIssuer() throws IOException {
        this(0);
    }

    /** The same on a port that was taken before. */
    LocalIssuer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        name = "http://127.0.0.1:" + server.getAddress().getPort() + "/fund";
        answer("/fund/.well-known/openid-configuration", () ->
                """
                {"issuer":"%s","jwks_uri":"http://127.0.0.1:%d/keys"}""".formatted(name, server.getAddress().getPort()));
        answer("/keys", () -> new JWKSet(shown).toPublicJWKSet().toString());
        server.start();
    }

    private void answer(String path, Supplier<String> text) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    static RSAKey rsa(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    static ECKey ec(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    void shows(JWK... keys) {
        shown = List.of(keys);
    }

    /** From now on it answers 503, or as usual again. */
    void away(boolean gone) {
        away = gone;
    }

    void callsItself(String other) {
        name = other;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many questions it was asked. */
    int asked() {
        return asked.get();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/fund");
    }

    OidcSettings settings() {
        return new OidcSettings(
                address(),
                AUDIENCE,
                "realm_access.roles",
                Map.of("qt-view", Role.VIEWER, "qt-trade", Role.OPERATOR, "qt-risk", Role.RISK_OFFICER),
                "sub",
                Set.of("RS256", "PS256", "ES256"),
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Optional.empty());
    }

    /** Claims of ann, a risk officer, that hold for five minutes, with what is changed about them. */
    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> changed) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(address().toString())
                .audience(AUDIENCE)
                .subject("ann")
                .claim("realm_access", Map.of("roles", List.of("offline", "qt-risk")))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofMinutes(5))));
        changed.accept(claims);
        return claims.build();
    }

    /** A token by a key, of the type that access tokens have. */
    static String token(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        return token(key, algorithm, "at+jwt", claims);
    }

    static String token(JWK key, JWSAlgorithm algorithm, String type, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType(type))
                .build();
        var signed = new SignedJWT(header, claims);
        signed.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey()));
        return signed.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
