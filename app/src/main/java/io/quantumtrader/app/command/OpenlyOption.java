package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a token may go over plain http to a fund that is not on this machine. */
final class OpenlyOption {

    @Option(
            names = "--tls-elsewhere",
            defaultValue = "${env:QT_TLS_ELSEWHERE:-false}",
            description =
                    "Send the token by plain http off this machine, too: TLS ends elsewhere, and the way to there is closed."
                            + " QT_TLS_ELSEWHERE=true says so as well, and http.tls.elsewhere of the fund's own address.")
    private boolean elsewhere;

    /** @param url that was named, if one was; the configuration speaks for its own address alone */
    boolean holds(Settings settings, @Nullable String url) {
        boolean own = url == null || url.replaceAll("/+$", "").equals(settings.address());
        return elsewhere || (own && settings.section("http").section("tls").flag("elsewhere"));
    }
}
