package io.quantumtrader.exchange.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {

    private static final int SCRIPT = 900;

    @Test
    void theSameSeedGivesTheSameMarketAndAnotherSeedAnother() {
        assertThat(ticks(market(1), 400)).isEqualTo(ticks(market(1), 400));
        assertThat(ticks(market(1), 2)).isNotEqualTo(ticks(market(2), 2));
    }

    @Test
    void anyTickCanBeMadeAgain() {
        var all = ticks(market(1), SCRIPT);
        var market = market(1);

        for (int done : List.of(0, 1, 299, 300, 651, 899)) {
            market.seek(done);
            assertThat(market.next()).contains(all.get(done));
        }
    }

    @Test
    void leavingSymbolsOutChangesNoOther() {
        var all = ticks(market(1), 400).getLast();
        var few = ticks(
                        SyntheticMarket.open(1, Set.of("ETHUSDT"), OptionalLong.empty())
                                .orThrow(),
                        400)
                .getLast();

        assertThat(few.slices()).singleElement().isEqualTo(slice(all, "ETHUSDT"));
    }

    @Test
    void barsAreWellFormedAndOpenWhereTheLastOneClosed() {
        Tick before = null;
        for (var tick : ticks(market(3), 3 * SCRIPT)) {
            assertThat(tick.slices()).extracting(Slice::symbol).isSorted().hasSize(8);
            for (var slice : tick.slices()) {
                Bar bar = slice.bar();
                assertThat(Bar.of(bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()))
                        .isInstanceOf(Checked.Ok.class);
                assertThat(bar.openTimeMs()).isEqualTo(tick.atMs() - 60_000);
                assertThat(slice.mark().close() / bar.close()).isBetween(0.999, 1.001);
                if (before == null) continue;
                double gap = bar.open() / slice(before, slice.symbol()).bar().close() - 1;
                assertThat(gap).isBetween(-0.2, 1e-12);
            }
            before = tick;
        }
    }

    @Test
    void theScriptHasATrendACrashAndARecovery() {
        var market = market(1);
        double low = Double.MAX_VALUE;
        double peak = 0;
        double gap = 0;
        Tick last = market.next().orElseThrow();
        for (int i = 1; i < SCRIPT; i++) {
            var tick = market.next().orElseThrow();
            double open = slice(tick, "SOLUSDT").bar().open();
            gap = Math.min(gap, open / slice(last, "SOLUSDT").bar().close() - 1);
            peak = Math.max(peak, open);
            if (market.act().equals("aftershock")) low = Math.min(low, open);
            last = tick;
        }

        assertThat(peak / 165).isGreaterThan(1.05);
        assertThat(gap).isLessThan(-0.1);
        assertThat(slice(last, "SOLUSDT").bar().close() / low).isGreaterThan(1.05);
    }

    @Test
    void symbolsMoveTogether() {
        var ticks = ticks(market(1), 300);
        double product = 0;
        double first = 0;
        double second = 0;
        for (var tick : ticks) {
            double a = StrictMath.log(slice(tick, "BTCUSDT").bar().close()
                    / slice(tick, "BTCUSDT").bar().open());
            double b = StrictMath.log(slice(tick, "ETHUSDT").bar().close()
                    / slice(tick, "ETHUSDT").bar().open());
            product += a * b;
            first += a * a;
            second += b * b;
        }

        assertThat(product / StrictMath.sqrt(first * second)).isBetween(0.3, 0.8);
    }

    @Test
    void pricesStayNearTheirReferenceForEver() {
        for (var tick : ticks(market(5), 20 * SCRIPT)) {
            assertThat(slice(tick, "BTCUSDT").bar().close()).isBetween(95_000 * 0.6, 95_000 * 1.6);
        }
    }

    @Test
    void refusesUnknownSymbolsAndOtherIntervals() {
        var opened = SyntheticMarket.open(1, Set.of("NOUSDT"), OptionalLong.of(300_000));

        var refused = opened.map(SyntheticMarket::name);

        assertThat(refused).isInstanceOf(Checked.Refused.class);
        assertThat(refused.toString()).contains("NOUSDT", "BTCUSDT", "300000 ms");
    }

    @Test
    void aBadScriptNamesItsLine() {
        assertThatThrownBy(() -> Script.parse(List.of("symbol A g 1 0.1", "act x 5", "move g 0 -1 0 0 0")))
                .hasMessageContaining("script line 3");
    }

    private static SyntheticMarket market(long seed) {
        return SyntheticMarket.open(seed, Set.of(), OptionalLong.empty()).orThrow();
    }

    private static List<Tick> ticks(SyntheticMarket market, int count) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) ticks.add(market.next().orElseThrow());
        return ticks;
    }

    private static Slice slice(Tick tick, String symbol) {
        return tick.slices().stream()
                .filter(slice -> slice.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
