package io.quantumtrader.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import io.quantumtrader.persistence.CodeFingerprint;
import java.util.Optional;

/**
 * Which kernel decides: a fingerprint of its code, twelve hexadecimal digits. It changes with every change of the kernel, and nobody
 * has to remember to raise it. It is written to the journal with the settings (rules, D1).
 */
public final class KernelVersion {

    private static final String PATH = "code.kernel";
    private static final String CURRENT = CodeFingerprint.of(SymbolSettings.class);

    private KernelVersion() {}

    /** That of this program. */
    public static String current() {
        return CURRENT;
    }

    /** That of a record, by the text of its settings; empty where an earlier version did not write it. */
    public static Optional<String> recordedIn(String text) {
        var root = ConfigFactory.parseString(text);
        return root.hasPath(PATH) ? Optional.of(root.getString(PATH)) : Optional.empty();
    }

    static Config into(Config text) {
        return text.withValue(PATH, ConfigValueFactory.fromAnyRef(CURRENT));
    }
}
