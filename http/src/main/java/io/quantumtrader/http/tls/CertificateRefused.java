package io.quantumtrader.http.tls;

/** A certificate, its key or an authority cannot be used; the message says which file and why. */
public final class CertificateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CertificateRefused(String message) {
        super(message);
    }

    CertificateRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
