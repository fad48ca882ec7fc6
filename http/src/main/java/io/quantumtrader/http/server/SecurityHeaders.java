package io.quantumtrader.http.server;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every response says to a browser: run and load only what this server serves, be framed by nobody, keep nothing. */
final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create("Content-Security-Policy", POLICY),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

    private static final HttpHeader KEEP_NOTHING = RawHeader.create("Cache-Control", "no-store");

    /** A year, as browsers want it at least. */
    private static final HttpHeader ENCRYPTED =
            RawHeader.create("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private SecurityHeaders() {}

    /** @param staysEncrypted whether the browser should come by TLS alone from now on */
    static HttpResponse on(HttpResponse response, boolean staysEncrypted) {
        HttpResponse listed = response.addHeaders(HEADERS);
        HttpResponse safe = staysEncrypted ? listed.addHeader(ENCRYPTED) : listed;
        return safe.getHeader("cache-control").isPresent() ? safe : safe.addHeader(KEEP_NOTHING);
    }
}
