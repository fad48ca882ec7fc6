package io.quantumtrader.app.fund;

import io.quantumtrader.app.config.ConfigurationRefused;
import io.quantumtrader.app.config.Problem;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.exchange.recorded.RecordedMarket;
import io.quantumtrader.kernel.check.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Opens the market that the settings name. */
final class Markets {

    private static final String RECORDED = "recorded:";

    private Markets() {}

    static PricedMarket open(FundSettings settings) {
        String source = settings.source();
        if (source.startsWith(RECORDED)) {
            return opened(RecordedMarket.open(
                    Path.of(source.substring(RECORDED.length())),
                    Set.copyOf(settings.symbols()),
                    OptionalLong.of(settings.interval().toMillis()),
                    settings.warmUpTicks()));
        }
        throw refused(List.of(new Problem(
                "quantum-trader.market.source", source, "must be synthetic:<seed> or recorded:<folder>")));
    }

    private static PricedMarket opened(Checked<RecordedMarket> market) {
        return switch (market) {
            case Checked.Ok<RecordedMarket>(var good) -> good;
            case Checked.Refused<RecordedMarket>(var violations) ->
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
