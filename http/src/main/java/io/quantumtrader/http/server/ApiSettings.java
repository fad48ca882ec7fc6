package io.quantumtrader.http.server;

import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import io.quantumtrader.kernel.check.Checks;
import java.time.Duration;
import java.util.List;

/**
 * Where and how the API listens; defaults and their reasons live in {@code reference.conf}.
 *
 * @param host address to bind, loopback unless the fund is meant for the network
 * @param port 0 picks a free one
 * @param transport who may read along; off loopback it has to be said
 * @param allowedHosts further values of the Host header to answer for, as browsers send them, for example
 *     {@code fund.example.com} or {@code fund.example.com:8443}; loopback names with the bound port always are
 * @param largestBody bytes a request may carry
 * @param readsAtOnce reads under way at once; more answer 503
 * @param readTimeout after which a read answers 504
 * @param writeTimeout after which a write answers 504
 * @param wrongTokens from one address in a minute; more are answered 429, a right one never
 * @param openings that one person asks for in a minute; more are answered 429, anything else never
 * @param stream of events
 */
public record ApiSettings(
        String host,
        int port,
        Transport transport,
        List<String> allowedHosts,
        int largestBody,
        int readsAtOnce,
        Duration readTimeout,
        Duration writeTimeout,
        int wrongTokens,
        int openings,
        StreamSettings stream) {

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(15);

    public ApiSettings {
        allowedHosts = List.copyOf(allowedHosts);
        new Checks()
                .require(!host.isBlank(), "host", host, "a host name or address")
                .require(
                        !(transport instanceof Transport.Open) || Loopback.is(host),
                        "host",
                        host,
                        "of the loopback, such as 127.0.0.1, unless tls.certificate and tls.key are given, or tls.elsewhere says that"
                                + " a proxy ends TLS before it")
                .require(port >= 0 && port <= 65535, "port", port, "in [0, 65535]")
                .require(largestBody >= 1024, "largest-body", largestBody, ">= 1024 bytes")
                .require(readsAtOnce >= 1, "reads-at-once", readsAtOnce, ">= 1")
                .require(readTimeout.isPositive(), "read-timeout", readTimeout.toString(), "> 0")
                .require(
                        writeTimeout.isPositive() && writeTimeout.compareTo(LONGEST_WRITE) <= 0,
                        "write-timeout",
                        writeTimeout.toString(),
                        "> 0 and at most 15 s, below the server's own limit of 20 s")
                .require(wrongTokens >= 1, "wrong-tokens", wrongTokens, ">= 1")
                .require(openings >= 1, "openings", openings, ">= 1")
                .orThrow();
    }
}
