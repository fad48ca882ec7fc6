package io.quantumtrader.app.client;

import javax.net.ssl.SSLException;

/** No fund answers at the address, or none whose certificate is believed. */
public final class NotReachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReachable(String address, Throwable cause) {
        super(why(address, cause), cause);
    }

    private static String why(String address, Throwable cause) {
        if (cause instanceof SSLException refused)
            return "no fund that can be believed answers at " + address + ": "
                    + String.valueOf(refused.getMessage()).replaceAll("\\.+$", "")
                    + ". Name the authority of its certificate with --ca, and the fund by a name in the certificate with --url.";
        return "no fund answers at " + address + ". Is it running? Start one with ./qt up, or name another with --url.";
    }
}
