package io.quantumtrader.deploy;

import com.typesafe.config.ConfigFactory;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The settings that a node of deploy/ would have. */
final class Deployed {

    private Deployed() {}

    /**
     * Loads an application.conf as a node does, or throws what a node would refuse.
     *
     * @param environment what the file takes from the environment
     * @param folder of the test
     */
    static Settings settings(String text, Map<String, String> environment, Path folder) throws IOException {
        var resolved = ConfigFactory.parseString(text).resolveWith(ConfigFactory.parseMap(environment));
        var file = Files.writeString(
                folder.resolve("application.conf"), resolved.root().render());
        return SettingsLoader.load(folder, file, true, Map.of(), FundSettings::of);
    }
}
