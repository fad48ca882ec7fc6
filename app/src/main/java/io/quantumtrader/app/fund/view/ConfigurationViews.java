package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.view.ConfigurationView;
import io.quantumtrader.http.view.ConfigurationView.Setting;

/** The configuration in force for whoever asks over the API. */
public final class ConfigurationViews {

    private ConfigurationViews() {}

    public static ConfigurationView of(Settings settings) {
        return new ConfigurationView(settings.entries().stream()
                .map(Settings.Entry::told)
                .map(entry -> new Setting(entry.key(), entry.value(), entry.source()))
                .toList());
    }
}
