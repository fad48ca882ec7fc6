package io.quantumtrader.app.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is played and how fast: each option stands for a key of the section {@code market} or {@code venue}. */
final class MarketOptions {

    @Option(
            names = "--market",
            paramLabel = "SOURCE",
            description = "recorded:FOLDER, synthetic:SEED or crowd:SYMBOLS.")
    private @Nullable String market;

    @Option(names = "--symbols", paramLabel = "A,B", description = "Symbols to trade; all of the source without it.")
    private @Nullable String symbols;

    @Option(names = "--interval", paramLabel = "1m", description = "Length of a bar: 1m, 5m, 15m, 1h, 4h, 1d.")
    private @Nullable String interval;

    @Option(names = "--speed", paramLabel = "xN|max", description = "Pace: N times real time, or max.")
    private @Nullable String speed;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random.")
    private @Nullable Long seed;

    @Option(names = "--equity", paramLabel = "AMOUNT", description = "Equity to start with, quote currency.")
    private @Nullable Double equity;

    @Option(
            names = "--ticks",
            paramLabel = "N",
            description = "Ticks after which the market ends; all of it without it.")
    private @Nullable Long ticks;

    void into(SettingsOptions settings) {
        settings.with("market.source", market == null ? null : absolute(market))
                .with("market.symbols", symbols == null ? null : "[" + symbols + "]")
                .with("market.interval", interval)
                .with("market.speed", speed)
                .with("market.ticks", ticks)
                .with("market.seed", seed)
                .with("venue.start-equity", equity);
    }

    /** A folder on the command line is relative to where the user stands, in the configuration to the project. */
    private static String absolute(String source) {
        String recorded = "recorded:";
        return source.startsWith(recorded)
                ? recorded
                        + Path.of(source.substring(recorded.length()))
                                .toAbsolutePath()
                                .normalize()
                : source;
    }
}
