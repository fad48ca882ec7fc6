package io.quantumtrader.http.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.apache.pekko.http.javadsl.model.headers.ETag;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;

/** The entity tag of a body: the first half of its SHA-256. */
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The same for the same bytes, on every node and in every life of the process. */
    public static ETag of(byte[] body) {
        return ETag.create(EntityTag.create(digest(body), false));
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
