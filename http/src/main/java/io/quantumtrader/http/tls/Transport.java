package io.quantumtrader.http.tls;

import java.nio.file.Path;

/** How requests come to the API, and who may read along. */
public sealed interface Transport {

    /** Openly, which is for the loopback alone. */
    record Open() implements Transport {}

    /** Openly, over a closed network; TLS ends elsewhere, such as at a proxy in front. */
    record Elsewhere() implements Transport {}

    /**
     * By TLS that ends here. PEM files, read again when they change.
     *
     * @param certificate of the server, followed by those between it and the authority
     * @param key of the certificate, not encrypted
     */
    record Tls(Path certificate, Path key) implements Transport {}
}
