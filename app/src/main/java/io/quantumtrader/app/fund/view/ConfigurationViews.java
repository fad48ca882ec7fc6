package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.ConfigurationView.Setting;
import java.util.regex.Pattern;

/** The configuration in force for whoever asks over the API. */
public final class ConfigurationViews {

    /** Tokens and passwords stand in no configuration; what somebody wrote all the same, and a webhook's address, is not told. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|webhook|token)$");

    /** What follows a name like these in an address, or stands before its host. */
    private static final Pattern WITHIN =
            Pattern.compile("(?i)((?:[?&;][^=&]*(?:password|secret|token|key)=)|(?://[^:/@]*:))[^&;/@]+(?=[&;@]|$)");

    private static final String MASK = "***";

    private ConfigurationViews() {}

    public static ConfigurationView of(Settings settings) {
        return new ConfigurationView(settings.entries().stream()
                .map(entry -> new Setting(entry.key(), told(entry), entry.source()))
                .toList());
    }

    private static Object told(Settings.Entry entry) {
        return told(entry.key(), entry.value());
    }

    static Object told(String key, Object value) {
        if (!(value instanceof String text)) return value;
        if (!text.isEmpty() && SECRET.matcher(key).matches()) return MASK;
        return WITHIN.matcher(text).replaceAll("$1" + MASK);
    }
}
