package io.quantumtrader.app.client;

import io.quantumtrader.app.secret.Secrets;

/** A token would have gone over a network where others can read along; nothing was sent. */
public final class TokenExposed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenExposed(String address) {
        super("no token goes openly to " + Secrets.within(address)
                + ", where others can read along; nothing was sent. Ask by https, or say --tls-elsewhere where TLS ends at a proxy"
                + " and the way to it is closed to others.");
    }
}
