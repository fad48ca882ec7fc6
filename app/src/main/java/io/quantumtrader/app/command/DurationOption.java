package io.quantumtrader.app.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as the configuration writes it: 500ms, 2s, 12h, 30d. */
final class DurationOption implements ITypeConverter<Duration> {

    private static final int SECOND_MS = 1_000;

    @Override
    public Duration convert(String written) {
        try {
            var read = ConfigFactory.empty()
                    .withValue("value", ConfigValueFactory.fromAnyRef(written))
                    .getDuration("value");
            if (!read.isNegative() && !read.isZero()) return read;
        } catch (ConfigException unreadable) {
            throw new TypeConversionException("'" + written + "' is no duration such as 2s or 500ms");
        }
        throw new TypeConversionException("'" + written + "' must be above 0");
    }

    /** The shortest way to write it. */
    static String text(Duration duration) {
        long ms = duration.toMillis();
        return ms % SECOND_MS == 0 ? ms / SECOND_MS + " s" : ms + " ms";
    }
}
