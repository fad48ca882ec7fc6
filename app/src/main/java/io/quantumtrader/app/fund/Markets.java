package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.exchange.LimitedMarket;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.recorded.RecordedMarket;
import io.quantumtrader.exchange.synthetic.SyntheticMarket;
import io.quantumtrader.kernel.check.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Opens the market that the settings name. */
final class Markets {

    private static final String RECORDED = "recorded:";
    private static final String SYNTHETIC = "synthetic:";
    private static final String CROWD = "crowd:";
    private static final long CROWD_SEED = 1;
    private static final int LARGEST_CROWD = 10_000;

    private Markets() {}

    static PricedMarket open(FundSettings settings) {
        var market = whole(settings);
        return settings.ticks() > 0 ? new LimitedMarket(market, settings.ticks()) : market;
    }

    private static PricedMarket whole(FundSettings settings) {
        String source = settings.source();
        if (source.startsWith(RECORDED)) {
            return opened(RecordedMarket.open(
                    Path.of(source.substring(RECORDED.length())),
                    Set.copyOf(settings.symbols()),
                    OptionalLong.of(settings.interval().toMillis()),
                    settings.warmUpTicks()));
        }
        if (source.startsWith(SYNTHETIC)) {
            return opened(SyntheticMarket.open(
                    seed(source),
                    Set.copyOf(settings.symbols()),
                    OptionalLong.of(settings.interval().toMillis())));
        }
        if (source.startsWith(CROWD)) return SyntheticMarket.restlessCrowd(CROWD_SEED, crowd(source));
        throw notASource(source);
    }

    private static int crowd(String source) {
        try {
            int symbols = Integer.parseInt(source.substring(CROWD.length()));
            if (symbols >= 1 && symbols <= LARGEST_CROWD) return symbols;
            throw notASource(source);
        } catch (NumberFormatException e) {
            throw notASource(source);
        }
    }

    private static long seed(String source) {
        try {
            return Long.parseLong(source.substring(SYNTHETIC.length()));
        } catch (NumberFormatException e) {
            throw notASource(source);
        }
    }

    private static ConfigurationRefused notASource(String source) {
        return refused(List.of(new Problem(
                "quantum-trader.market.source",
                source,
                "must be synthetic:<seed>, recorded:<folder> or crowd:<1 to 10000 symbols>")));
    }

    private static PricedMarket opened(Checked<? extends PricedMarket> market) {
        return switch (market) {
            case Checked.Ok<? extends PricedMarket>(var good) -> good;
            case Checked.Refused<? extends PricedMarket>(var violations) ->
                throw refused(violations.stream()
                        .map(violation -> new Problem(
                                violation.field(),
                                "market data",
                                "must be " + violation.bound() + ", was " + violation.observed()))
                        .toList());
        };
    }

    private static ConfigurationRefused refused(List<Problem> problems) {
        return new ConfigurationRefused(problems);
    }
}
