package io.quantumtrader.http.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom clients of ours believe. */
public final class Trust {

    private Trust() {}

    /**
     * Those alone whose certificates come from the authorities in a PEM file; whether the name fits is the client's to check. Throws
     * {@link CertificateRefused} if the file cannot be used.
     */
    public static SSLContext in(Path authorities) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            int number = 0;
            for (X509Certificate authority : Pem.certificates(authorities))
                store.setCertificateEntry("authority-" + number++, authority);
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new CertificateRefused(authorities + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
