package io.quantumtrader.http.view;

import java.util.List;

/**
 * The configuration in force.
 *
 * @param settings by key
 */
public record ConfigurationView(List<Setting> settings) {

    public ConfigurationView {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param key full path
     * @param value a text, number, flag or list; what may hold a secret is {@code ***}
     * @param source file and line, or what else set it
     */
    public record Setting(String key, Object value, String source) {}
}
