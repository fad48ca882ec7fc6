package io.quantumtrader.kernel.distance;

import static io.quantumtrader.kernel.distance.Sights.BRAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.brain.PositionState;
import io.quantumtrader.kernel.brain.PositionStateBrain;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.BarTally;
import io.quantumtrader.kernel.exit.StaleWatch;
import io.quantumtrader.kernel.exit.TrancheTargets;
import io.quantumtrader.kernel.kill.Drawdown;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.risk.HardBounds;
import io.quantumtrader.kernel.symbol.Evaluator;
import io.quantumtrader.kernel.symbol.SymbolSettings;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The change that is told for a position fires its trigger, and a little less does not. */
class PositionDistancesPropertiesTest {

    private static final SymbolSettings SETTINGS = Sights.settings();
    private static final List<ExitProfile> PROFILES = List.of(ExitProfile.values());
    private static final double LITTLE = 1e-9;

    private final Map<ReasonCode, Integer> applied = new EnumMap<>(ReasonCode.class);

    @Test
    void everyChangeFiresItsTriggerAndALittleLessDoesNot() {
        Property.check("single changes of a position", 20_000, random -> {
            var profile = PROFILES.get(random.nextInt(PROFILES.size()));
            var held = Sights.position(random, profile);
            double mark = random.nextDouble(97, 103);
            var sight = Sights.of(random, held, mark, Optional.empty());
            double peak = sight.equity() * random.nextDouble(1, 1.12);
            var seen = floored(sight, peak);
            for (var distance : PositionDistances.of(seen, SETTINGS, BRAIN)) apply(seen, peak, distance);
        });
        System.out.println("  applied " + applied);
        assertThat(applied.keySet())
                .contains(
                        ReasonCode.STOP_CROSSED,
                        ReasonCode.HARVEST_T1,
                        ReasonCode.LEVERAGE_RUNG,
                        ReasonCode.TAKE_PROFIT_1,
                        ReasonCode.STALE_EXIT,
                        ReasonCode.REGIME_EXIT,
                        ReasonCode.DATA_STALE,
                        ReasonCode.PROTECTION_MISSING,
                        ReasonCode.MARGIN_SHORT,
                        ReasonCode.POSITION_BEYOND_BOUND,
                        ReasonCode.STOP_LIQUIDATION_BOUND,
                        ReasonCode.ESS_DRAWDOWN);
    }

    private static Sight floored(Sight seen, double peak) {
        var floor = Sight.Floor.below(ReasonCode.ESS_DRAWDOWN, peak, seen.equity(), 0.1);
        return new Sight(
                seen.position(),
                seen.mark(),
                seen.atr(),
                seen.market(),
                seen.kill(),
                seen.state(),
                seen.margin(),
                seen.liquidation(),
                seen.equity(),
                List.of(floor),
                seen.nowMs());
    }

    private void apply(Sight seen, double peak, Distance distance) {
        switch (distance.change()) {
            case Change.MarkTo(var price) -> {
                double step = (price > seen.mark() ? 1 : -1) * price * LITTLE;
                assertThat(atMark(seen, peak, distance.code(), price + step))
                        .as("%s at %s", distance, price)
                        .isTrue();
                assertThat(atMark(seen, peak, distance.code(), price - step))
                        .as("%s just before %s", distance, price)
                        .isFalse();
                applied.merge(distance.code(), 1, Integer::sum);
            }
            case Change.TimePasses(var milliseconds) -> {
                assertThat(after(seen, distance.code(), milliseconds))
                        .as("%s", distance)
                        .isTrue();
                assertThat(after(seen, distance.code(), milliseconds - 1))
                        .as("%s", distance)
                        .isFalse();
                applied.merge(distance.code(), 1, Integer::sum);
            }
            case Change.BarsOfChop(var bars) -> {
                assertThat(chopped(seen.position(), seen.mark(), bars)).isTrue();
                assertThat(chopped(seen.position(), seen.mark(), bars - 1)).isFalse();
                applied.merge(distance.code(), 1, Integer::sum);
            }
            case Change.LiquidationTo(var price) -> {
                double step = seen.position().side().sign() * price * LITTLE;
                assertThat(tightens(seen.position(), price + step))
                        .as("%s", distance)
                        .isTrue();
                assertThat(tightens(seen.position(), price - step))
                        .as("%s", distance)
                        .isFalse();
                applied.merge(distance.code(), 1, Integer::sum);
            }
            case Change.Stands() -> assertThat(distance.share()).isNotNaN().isGreaterThanOrEqualTo(1 - LITTLE);
            default -> assertThat(distance.share()).isNotEqualTo(1.0);
        }
    }

    /** Whether the trigger itself says that it fires with the mark there. */
    private static boolean atMark(Sight seen, double peak, ReasonCode code, double mark) {
        var held = seen.position();
        int sign = held.side().sign();
        double fee = SETTINGS.takerFeeRate();
        double equity = seen.equity() + held.unrealised(mark) - held.unrealised(seen.mark());
        return switch (code) {
            case STOP_CROSSED -> held.side().crossed(mark, held.stop());
            case HARVEST_T1 -> TrancheTargets.of(SETTINGS.harvest()).reached(Evaluator.rNet(held, mark, fee)) >= 1;
            case LEVERAGE_RUNG ->
                SETTINGS.leverageLadder().targets(held.terms().leverage()).reached(sign * (mark - 100) / 100) >= 1;
            case TAKE_PROFIT_1 -> SETTINGS.takeProfit().fires(held.side(), 100, mark, seen.atr(), 1);
            case REGIME_EXIT -> chopped(held, mark, 0);
            case MARGIN_SHORT -> seen.margin().orElseThrow().freeMarginRatio(mark) < HardBounds.MIN_FREE_MARGIN_RATIO;
            case POSITION_BEYOND_BOUND -> held.quantity() * mark / equity > HardBounds.MAX_POSITION_SHARE;
            case ESS_DRAWDOWN -> Drawdown.between(peak, equity).reaches(0.1);
            default -> throw new AssertionError("no mark fires " + code);
        };
    }

    private static boolean after(Sight seen, ReasonCode code, long milliseconds) {
        if (code == ReasonCode.STALE_EXIT) {
            var path = seen.position().path();
            return new StaleWatch(path.risenR(), path.risenAtMs())
                    .stale(false, seen.nowMs() + milliseconds, SETTINGS.stale());
        }
        var judged = PositionStateBrain.judge(seen.state().olderBy(milliseconds), BRAIN);
        return code == ReasonCode.DATA_STALE
                ? judged.restricts().stream().anyMatch(reason -> reason.code() == code)
                : judged.close().filter(reason -> reason.code() == code).isPresent()
                        || shortOfMargin(seen, milliseconds);
    }

    /** A short margin closes first; then the grace is told by the state alone. */
    private static boolean shortOfMargin(Sight seen, long milliseconds) {
        return seen.state().freeMargin() < HardBounds.MIN_FREE_MARGIN_RATIO
                && seen.state().olderBy(milliseconds).nakedMs()
                        > BRAIN.protectionGrace().toMillis();
    }

    private static boolean chopped(Position held, double mark, int bars) {
        int bits = held.path().chopBits();
        for (int i = 0; i < bars; i++) bits = Path.shifted(bits, true);
        var tally = new BarTally(bits, 0);
        return SETTINGS.regimeExit().calls(false, tally, held.side(), held.averageEntry(), mark);
    }

    private static boolean tightens(Position held, double liquidation) {
        double loosest = PositionState.loosestStop(held.side(), held.averageEntry(), liquidation);
        return held.side().tighter(loosest, held.stop());
    }

    @Test
    void nearestComesFirstAndWhatHasNoDistanceLast() {
        Property.check("distances are in order", 2_000, random -> {
            var held = Sights.position(random, ExitProfile.KERNEL_TRANCHES);
            var seen = Sights.of(random, held, random.nextDouble(97, 103), Optional.empty());

            var distances = PositionDistances.of(seen, SETTINGS, BRAIN);

            assertThat(distances)
                    .extracting(distance -> PositionDistances.nearness(distance, seen))
                    .isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(distances)
                    .filteredOn(distance -> distance.change() instanceof Change.MarkTo && distance.share() >= 0)
                    .extracting(distance -> Math.abs(((Change.MarkTo) distance.change()).price() - seen.mark()))
                    .isSorted();
            var last = distances.stream()
                    .dropWhile(distance -> !Double.isNaN(distance.share()))
                    .toList();
            assertThat(last).allMatch(distance -> Double.isNaN(distance.share()));
        });
    }

    /** A fresh stop has used up nothing of its way, and is what fires next all the same. */
    @Test
    void aStopThatIsNearComesBeforeABoundThatIsFar() {
        Property.check("the stop is nearer", 2_000, random -> {
            var held = Sights.position(random, ExitProfile.KERNEL_TRANCHES);
            double mark = held.stop() + held.side().sign() * random.nextDouble(0.1, 0.5);
            var seen = Sights.of(random, held, mark, Optional.empty());

            var priced = PositionDistances.of(seen, SETTINGS, BRAIN).stream()
                    .filter(distance -> distance.change() instanceof Change.MarkTo)
                    .toList();

            double nearest = Math.abs(((Change.MarkTo) priced.getFirst().change()).price() - mark);
            assertThat(nearest).isLessThanOrEqualTo(Math.abs(held.stop() - mark) + 1e-12);
            assertThat(priced).extracting(Distance::code).contains(ReasonCode.STOP_CROSSED);
        });
    }

    @Test
    void withoutAMarkNothingIsMadeUp() {
        var random = new SplittableRandom(1);
        var held = Sights.position(random, ExitProfile.KERNEL_TRANCHES);
        var seen = floored(Sights.of(random, held, Double.NaN, Optional.empty()), 10_000);

        var distances = PositionDistances.of(seen, SETTINGS, BRAIN);

        assertThat(distances)
                .filteredOn(distance -> List.of(
                                ReasonCode.STOP_CROSSED,
                                ReasonCode.HARVEST_T1,
                                ReasonCode.MARGIN_SHORT,
                                ReasonCode.POSITION_BEYOND_BOUND)
                        .contains(distance.code()))
                .hasSize(4)
                .allSatisfy(distance -> assertThat(distance.share()).isNaN());
    }
}
