package io.quantumtrader.http.tls;

import io.quantumtrader.http.background.Recurring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the API as its files hold it. They are looked at once a second: a renewed certificate is shown to whoever connects
 * from then on, and one that cannot be used leaves the one before in place, also where the server starts anew in the same process.
 * Thread-safe.
 */
public final class CertificateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofDays(14);

    /** Certificate and key are replaced one after the other: what does not fit at one look may fit at the next. */
    private static final int LOOKS_IN_VAIN = 2;

    /** What this process showed last. A fund that starts anew has positions to look after: broken files must not end it. */
    private static final Map<Transport.Tls, ServerCertificate> LAST = new ConcurrentHashMap<>();

    private final Transport.Tls files;
    private volatile ServerCertificate shown;
    private Optional<Stamp> read;
    private int inVain;

    private record Stamp(FileTime certificate, FileTime key) {
        static Stamp of(Transport.Tls files) {
            return new Stamp(changed(files.certificate()), changed(files.key()));
        }

        private static FileTime changed(Path file) {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException missing) {
                throw new CertificateRefused(file + " cannot be read", missing);
            }
        }
    }

    private CertificateFiles(Transport.Tls files, Optional<Stamp> read, ServerCertificate shown) {
        this.files = files;
        this.read = read;
        this.shown = shown;
    }

    /** Read once before this returns; throws {@link CertificateRefused} if they cannot be used, and could not be before. */
    public static CertificateFiles open(Transport.Tls files) {
        var opened = begun(files);
        KeyFile.exposed(files.key()).ifPresent(how -> LOG.warn("the key of the API's certificate, {}", how));
        opened.tell("the API shows");
        Recurring.begin("api-certificate", LOOK, opened, CertificateFiles::look);
        return opened;
    }

    private static CertificateFiles begun(Transport.Tls files) {
        try {
            var stamp = Stamp.of(files);
            var read = ServerCertificate.read(files);
            LAST.put(files, read);
            return new CertificateFiles(files, Optional.of(stamp), read);
        } catch (CertificateRefused unusable) {
            var last = LAST.get(files);
            if (last == null) throw unusable;
            LOG.error("the certificate of the API cannot be used, the one before goes on: {}", unusable.getMessage());
            return new CertificateFiles(files, Optional.empty(), last);
        }
    }

    /** When the certificate that is shown ends. */
    public Instant ends() {
        return shown.ends();
    }

    /** The server's side of a new connection. */
    public SSLEngine engine() {
        return shown.engine();
    }

    /** Looks now. */
    synchronized void look() {
        try {
            var stamp = Optional.of(Stamp.of(files));
            if (stamp.equals(read)) {
                inVain = 0;
                return;
            }
            var renewed = ServerCertificate.read(files);
            if (renewed.ends().isBefore(Instant.now()))
                throw new CertificateRefused(files.certificate() + " has ended at " + renewed.ends());
            shown = renewed;
            LAST.put(files, renewed);
            read = stamp;
            inVain = 0;
            tell("the API now shows");
        } catch (RuntimeException unusable) {
            if (++inVain != LOOKS_IN_VAIN) return;
            LOG.error(
                    "the renewed certificate of the API cannot be used, the one before goes on until {}: {}",
                    shown.ends(),
                    unusable.getMessage());
        }
    }

    private void tell(String how) {
        boolean soon = shown.ends().isBefore(Instant.now().plus(SOON));
        if (soon) LOG.warn("{} a certificate of {} that ends at {}", how, shown.subject(), shown.ends());
        else LOG.info("{} a certificate of {} until {}", how, shown.subject(), shown.ends());
    }
}
