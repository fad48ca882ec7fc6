package io.quantumtrader.http.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import io.quantumtrader.http.background.Recurring;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the issuer as they were fetched last. They are fetched on a thread of its own: at the start, again every so often, and
 * soon after a key was met that is not known, but not more often than a pause allows. While the provider does not answer those of the last
 * time are used. Thread-safe; nobody who asks waits.
 */
final class IssuerKeys {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Provider provider;
    private final Duration refresh;
    private final Duration shortestPause;
    private volatile JWKSet keys = new JWKSet();
    private volatile boolean wanted = true;
    private long asked;
    private long fetched;
    private int inVain;

    private IssuerKeys(OidcSettings settings, Duration shortestPause) {
        this.provider = new Provider(settings);
        this.refresh = settings.refresh();
        this.shortestPause = shortestPause;
    }

    /**
     * Begins to fetch; returns at once, with no key yet.
     *
     * @param shortestPause between two questions to the provider
     */
    static IssuerKeys of(OidcSettings settings, Duration shortestPause) {
        var keys = new IssuerKeys(settings, shortestPause);
        keys.asked = System.nanoTime() - shortestPause.toNanos();
        Recurring.begin("issuer-keys", shortestPause.dividedBy(2), keys, IssuerKeys::look)
                .hurry();
        return keys;
    }

    JWKSet now() {
        return keys;
    }

    /** Somebody came with a key that is not known. */
    void want() {
        wanted = true;
    }

    private synchronized void look() {
        long now = System.nanoTime();
        boolean due = wanted || now - fetched >= refresh.toNanos();
        if (!due || now - asked < pause().toNanos()) return;
        asked = now;
        wanted = false;
        try {
            var found = provider.keys();
            boolean changed = !found.equals(keys);
            keys = found;
            fetched = now;
            if (inVain > 0 || changed) LOG.info("{} keys of the issuer are known", found.size());
            inVain = 0;
        } catch (IOException | RuntimeException away) {
            wanted = true;
            if (inVain++ == 0)
                LOG.warn(
                        "the issuer's keys cannot be fetched, {} of before are used: {}",
                        keys.size(),
                        away.getMessage());
        }
    }

    /** After each failure twice as long as before. */
    private Duration pause() {
        var longer = shortestPause.multipliedBy(1L << Math.min(inVain, 10));
        return longer.compareTo(LONGEST_PAUSE) < 0 || inVain == 0 ? longer : LONGEST_PAUSE;
    }
}
