package io.quantumtrader.app.fund.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.http.view.KillScoreView;
import io.quantumtrader.http.view.PositionView;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.distance.Sight;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.symbol.Evaluator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionViewsTest {

    private static final String SYMBOL = "AUSDT";
    private static final KillReading SCORE = new KillReading(0, 0, 0, 0, 0.5, 0.62);

    private final EntryTerms terms =
            new EntryTerms(Side.LONG, 2, 3, ExitProfile.KERNEL_TRANCHES, 0.001, 0.5, true, Regime.TREND);
    private final Position fresh = Position.opened(4, terms, 2, 100, 0.1, 60_000);

    @TempDir
    private java.nio.file.Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FundSettings settings;

    @BeforeEach
    void loadDefaults() {
        settings = FundSettings.of(SettingsLoader.load(folder, folder.resolve("application.conf"), false, Map.of()));
    }

    @Test
    void rIsReadOffTheMarkBeforeAnyBarHasClosed() {
        var view = view(fresh, 101, null);

        assertThat(view.mark()).isEqualTo(101);
        assertThat(view.rNet())
                .isEqualTo(
                        Evaluator.rNet(fresh, 101, settings.symbol().settings().takerFeeRate()))
                .isFinite();
        assertThat(view.killScore()).isNull();
        assertThat(view.killScoreMissing()).isEqualTo("no bar has closed since the entry");
    }

    @Test
    void tellsTheWholeLadderOfR() {
        var harvest = settings.symbol().settings().harvest();

        var view = view(fresh, 101, null);

        assertThat(view.trancheR()).containsExactly(harvest.t1(), harvest.t2(), harvest.t3());
        assertThat(view.nextTrancheR()).isEqualTo(harvest.t1());
        assertThat(view.lockR()).isEqualTo(harvest.lock());
        assertThat(view.riskPerUnit()).isEqualTo(terms.stopDistance());
    }

    @Test
    void theScoreOfAnEarlierPositionIsNotShownForAFreshOne() {
        assertThat(view(fresh, 101, SCORE).killScore()).isNull();
    }

    @Test
    void withoutAMarkNothingIsMadeUpOfTheEntryPrice() {
        var view = view(fresh, Double.NaN, null);

        assertThat(view.mark()).isNaN();
        assertThat(view.rNet()).isNaN();
        assertThat(view.unrealized()).isNaN();
        assertThat(view.entry()).isEqualTo(100);
    }

    @Test
    void countsTheBarsOfTheWindowThatStoodAtTheThreshold() {
        assertThat(scored(0b101).barsAtLimit()).isEqualTo(2);
        assertThat(scored(0b111).barsAtLimit()).isEqualTo(3);
        assertThat(scored(0b1000).barsAtLimit()).as("beyond the window of 3").isZero();
    }

    @Test
    void saysWhyThereIsNoScore() {
        assertThat(view(after(0), 101, null).killScoreMissing()).isEqualTo("no valid market state");
        assertThat(view(after(0), 101, SCORE).killScoreMissing()).isNull();
    }

    @Test
    void tellsTheMarkAtWhichTheStopAndTheFundsDrawdownFire() {
        var floor = Sight.Floor.below(ReasonCode.ESS_DRAWDOWN, 100, 95, 0.1);
        var around = new Surroundings(95, List.of(floor), 60_000);

        var distances = view(fresh.protectedAt(98), 101, null, around).distances();

        assertThat(distances)
                .filteredOn(one -> one.code() == ReasonCode.STOP_CROSSED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.limit()).isEqualTo(98);
                    assertThat(one.change()).isEqualTo("mark 98 (-2.97 %)");
                });
        assertThat(distances)
                .filteredOn(one -> one.code() == ReasonCode.ESS_DRAWDOWN)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.share()).isCloseTo(0.5, within(1e-9));
                    assertThat(one.change())
                            .as("equity 90 is 5 less than now: 2.5 for each of the 2 held")
                            .isEqualTo("mark 98.5 (-2.48 %)");
                });
    }

    @Test
    void theNearestPriceComesBeforeWhatIsFartherAndWhatHasNoReadingLast() {
        var distances = view(fresh.protectedAt(98), 101, null).distances();

        assertThat(distances).hasSizeGreaterThan(6);
        assertThat(distances)
                .filteredOn(one -> one.change().startsWith("mark "))
                .extracting(one -> Math.abs(Double.parseDouble(one.change().split(" ")[1]) - 101))
                .as("how far from the mark each price lies")
                .hasSizeGreaterThan(1)
                .isSorted();
        assertThat(distances.reversed())
                .as("seen from the end, those without a reading come first")
                .isSortedAccordingTo((a, b) -> Boolean.compare(Double.isNaN(b.share()), Double.isNaN(a.share())));
    }

    private KillScoreView scored(int killBits) {
        var score = view(after(killBits), 101, SCORE).killScore();
        if (score == null) throw new AssertionError("no score");
        return score;
    }

    private Position after(int killBits) {
        return fresh.observed(new Path(101, 100, 0.4, 5, 0, 60_000, killBits, 0, 0));
    }

    private PositionView view(Position held, double mark, @Nullable KillReading kill) {
        return view(held, mark, kill, Surroundings.UNKNOWN);
    }

    private PositionView view(Position held, double mark, @Nullable KillReading kill, Surroundings around) {
        return new PositionViews(settings)
                .of(Seen.open(SYMBOL, held, mark, kill), LadderState.OPEN, around, AtVenue.UNKNOWN, false);
    }
}
