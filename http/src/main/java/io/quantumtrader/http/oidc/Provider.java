package io.quantumtrader.http.oidc;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.tls.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the identity provider for its public keys. Blocks; what goes wrong is an {@link IOException}. */
final class Provider {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LARGEST = 512 * 1024;
    private static final int SHORTEST_RSA_BITS = 2048;

    private final URI issuer;
    private final HttpClient http;

    Provider(OidcSettings settings) {
        issuer = settings.issuer();
        var client = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
        settings.authority().ifPresent(file -> client.sslContext(Trust.in(file)));
        http = client.build();
    }

    /** The keys that its own description leads to, those alone with which a signature can be checked. */
    JWKSet keys() throws IOException {
        String place = issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration";
        var description =
                Json.object(get(URI.create(place))).orElseThrow(() -> new IOException(place + " is not a JSON object"));
        String named = description.path("issuer").asText();
        if (!named.equals(issuer.toString())) throw new IOException(place + " is of another issuer, " + named);
        var keys = address(description.path("jwks_uri").asText());
        try {
            var set = JWKSet.parse(new String(get(keys), StandardCharsets.UTF_8));
            var usable = set.getKeys().stream().filter(Provider::usable).toList();
            if (usable.isEmpty()) throw new IOException(keys + " has no key for signatures");
            return new JWKSet(usable).toPublicJWKSet();
        } catch (ParseException malformed) {
            throw new IOException(keys + " does not hold keys: " + malformed.getMessage(), malformed);
        }
    }

    private static URI address(String text) throws IOException {
        try {
            var address = URI.create(text);
            if (OidcSettings.trusted(address)) return address;
        } catch (IllegalArgumentException malformed) {
            throw new IOException("jwks_uri is no address: " + text, malformed);
        }
        throw new IOException("jwks_uri must be by https, was " + text);
    }

    private static boolean usable(JWK key) {
        boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
        return signs && (key instanceof ECKey || (key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA_BITS));
    }

    private byte[] get(URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() == 200) return response.body();
            throw new IOException(address + " answers " + response.statusCode());
        } catch (ExecutionException failed) {
            throw new IOException(address + " does not answer: " + failed.getCause(), failed);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException(address + " does not answer in time", slow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }
}
