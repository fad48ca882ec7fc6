package io.quantumtrader.app.config;

import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;
import io.quantumtrader.http.tls.Transport;
import io.quantumtrader.kernel.check.Checks;
import java.nio.file.Path;

/** The section {@code http} as the settings of the API. */
public final class ApiSection {

    private ApiSection() {}

    /** Refuses everything that is wrong with the section, at once. */
    static void read(SettingsReader reader) {
        reader.read("http", OperatorsSection::places);
        reader.read("http.oidc", OidcSection::settings);
        if (reader.read("http", ApiSection::transport).isPresent()) reader.read("http", ApiSection::settings);
    }

    /** Address, bounds and time limits of the API. */
    public static ApiSettings settings(Section http) {
        return new ApiSettings(
                http.text("host"),
                http.whole("port"),
                transport(http),
                http.texts("allowed-hosts"),
                http.whole("largest-body"),
                http.whole("reads-at-once"),
                http.duration("read-timeout"),
                http.duration("write-timeout"),
                http.whole("wrong-tokens"),
                http.whole("openings"),
                stream(http.section("stream")));
    }

    /** How requests come; by TLS where a certificate is given. */
    public static Transport transport(Section http) {
        var tls = http.section("tls");
        String certificate = tls.text("certificate");
        String key = tls.text("key");
        String authority = tls.text("authority");
        boolean given = !certificate.isEmpty();
        new Checks()
                .require(
                        !given || Path.of(certificate).isAbsolute(),
                        "tls.certificate",
                        certificate,
                        "an absolute path, or empty for none")
                .require(
                        given ? Path.of(key).isAbsolute() : key.isEmpty(),
                        "tls.key",
                        key,
                        given ? "the absolute path of the certificate's key" : "empty, as there is no certificate")
                .require(
                        authority.isEmpty() || Path.of(authority).isAbsolute(),
                        "tls.authority",
                        authority,
                        "an absolute path, or empty for the authorities that Java knows")
                .orThrow();
        if (given) return new Transport.Tls(Path.of(certificate), Path.of(key));
        return tls.flag("elsewhere") ? new Transport.Elsewhere() : new Transport.Open();
    }

    private static StreamSettings stream(Section stream) {
        return new StreamSettings(
                stream.whole("watchers"),
                stream.whole("ring"),
                stream.whole("buffer"),
                stream.whole("inbox"),
                stream.duration("snapshot-every"),
                stream.duration("heartbeat"));
    }
}
