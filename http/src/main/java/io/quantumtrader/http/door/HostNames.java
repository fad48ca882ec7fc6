package io.quantumtrader.http.door;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of the Host header that this server answers for. */
public final class HostNames {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> loopback;
    private final Set<String> allowed;
    private final List<String> schemes;

    /**
     * @param port the bound one; it may be left out of the header only where it is the scheme's own, 80 or 443
     * @param further values allowed beside the loopback names
     * @param tls whether TLS ends here: then a page of http is not ours
     */
    public HostNames(int port, List<String> further, boolean tls) {
        schemes = tls ? List.of("https://") : List.of("http://", "https://");
        boolean usual = port == (tls ? 443 : 80);
        loopback = LOOPBACK.stream()
                .flatMap(name -> usual ? Stream.of(name, name + ":" + port) : Stream.of(name + ":" + port))
                .collect(Collectors.toUnmodifiableSet());
        allowed = Stream.concat(loopback.stream(), further.stream().map(HostNames::lower))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allows(String host) {
        return allowed.contains(lower(host));
    }

    boolean isLoopback(String host) {
        return loopback.contains(lower(host));
    }

    /** Whether an Origin header names this server itself. */
    boolean allowsOrigin(String origin) {
        String lower = lower(origin);
        return schemes.stream()
                .anyMatch(scheme -> lower.startsWith(scheme) && allowed.contains(lower.substring(scheme.length())));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
