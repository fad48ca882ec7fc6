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

    /**
     * @param port the bound one; the port may be left out of the header only where it is 80
     * @param further values allowed beside the loopback names
     */
    public HostNames(int port, List<String> further) {
        loopback = LOOPBACK.stream()
                .flatMap(name -> port == 80 ? Stream.of(name, name + ":80") : Stream.of(name + ":" + port))
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

    /** Whether an Origin header names this server itself, by http or https. */
    boolean allowsOrigin(String origin) {
        String lower = lower(origin);
        if (lower.startsWith("http://")) return allowed.contains(lower.substring("http://".length()));
        return lower.startsWith("https://") && allowed.contains(lower.substring("https://".length()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
