package io.quantumtrader.http.server;

import java.net.InetAddress;
import java.util.Locale;

/** Addresses that nobody outside this machine reaches. */
public final class Loopback {

    private Loopback() {}

    /** Whether a host is one of them; a name is looked up nowhere. */
    public static boolean is(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.equals("localhost")) return true;
        try {
            return InetAddress.ofLiteral(lower).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
