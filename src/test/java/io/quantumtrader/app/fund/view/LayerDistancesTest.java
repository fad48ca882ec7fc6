package io.quantumtrader.app.fund.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.actors.ceo.CeoCommand;
import io.quantumtrader.actors.governor.GuardReading;
import io.quantumtrader.actors.portfolio.PortfolioVerdicts;
import io.quantumtrader.actors.safety.EmergencyCommand;
import io.quantumtrader.actors.safety.KillSwitch;
import io.quantumtrader.actors.safety.Latency;
import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.config.SettingsLoader;
import io.quantumtrader.http.view.DistanceView;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.KillReading;
import io.quantumtrader.kernel.kill.CeoReading;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Mode;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.market.MarketReading;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.Cluster;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.HeatReading;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Path;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.venue.IsolatedMargin;
import io.quantumtrader.persistence.journal.JournalState;
import io.quantumtrader.persistence.safety.CeoBook;
import io.quantumtrader.persistence.safety.EmergencyBook;
import io.quantumtrader.persistence.safety.EmergencyEvent.EquityPeakRaised;
import io.quantumtrader.persistence.safety.EmergencyEvent.StopOutCounted;
import io.quantumtrader.persistence.safety.Halts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerDistancesTest {

    private static final String HELD = "AUSDT";
    private static final String FLAT = "BUSDT";
    private static final Latency.Figures NO_FIGURES = new Latency.Figures(0, 0, 0, 0);

    private final EntryTerms terms =
            new EntryTerms(Side.LONG, 2, 3, ExitProfile.KERNEL_TRANCHES, 0.001, 0.5, true, Regime.TREND);
    private final Position held = Position.opened(4, terms, 2, 100, 0.1, 0)
            .observed(new Path(101, 100, 0.4, 5, 0, 0, 0b1, 0, 0))
            .protectedAt(98);
    private final RegimeProbabilities trend = new RegimeProbabilities(0.7, 0.2, 0.1);
    private final MarketReading market = new MarketReading(0.001, 0.0005, 0.5, trend, trend, trend);
    private final SymbolView open = Seen.open(
            HELD,
            held,
            101,
            new KillReading(0, 0.5, 0, 0.1, 0.28, 0.5695),
            market,
            new IsolatedMargin(Side.LONG, 2, 100, 66, 0.005));

    @TempDir
    private java.nio.file.Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FundSettings settings;

    @BeforeEach
    void loadDefaults() {
        settings = FundSettings.of(SettingsLoader.load(folder, folder.resolve("application.conf"), false, Map.of()));
    }

    @Test
    void allSevenLayersTellDistancesNearestFirst_andNothingWithoutAReadingIsMadeUp() {
        var distances = new LayerDistances(settings);
        for (var now : List.of(running(), unborn())) {
            for (var layer : Layer.values()) {
                var found = distances.of(layer, now);

                assertThat(found.stream().map(DistanceView::order))
                        .as("%s", layer)
                        .isSorted();
                assertThat(found).as("%s", layer).allSatisfy(one -> {
                    if (Double.isNaN(one.observed()) && one.share() != 1)
                        assertThat(one.share()).isNaN();
                    assertThat(one.code().layer().level()).isPositive();
                });
                if (now.tick() > 0) assertThat(found).as("%s", layer).isNotEmpty();
            }
        }
    }

    @Test
    void level1TellsScoreExtremeBarsAndCooldown() {
        var found = of(Layer.KILL_SCORE);

        assertThat(one(found, ReasonCode.KILL_SCORE_AT_LIMIT).share())
                .as("of the way from the floor of K, in z")
                .isCloseTo(0.28 / Math.log(1.5), within(1e-6));
        assertThat(one(found, ReasonCode.KILL_SCORE_EXTREME).limit()).isEqualTo(0.8);
        assertThat(one(found, ReasonCode.KILL_SCORE_WATCH).observed()).isEqualTo(1);
        assertThat(one(found, ReasonCode.KILL_COOLDOWN).change()).isEqualTo("ends in 2 bars");
        assertThat(one(found, ReasonCode.KILL_COOLDOWN).scope()).endsWith("/" + FLAT);
    }

    @Test
    void level2TellsHeatStressAndBudget() {
        var found = of(Layer.HEAT_GATE);

        assertThat(one(found, ReasonCode.HEAT_WARM).share()).isCloseTo(0.8, within(1e-9));
        assertThat(one(found, ReasonCode.HEAT_HOT).share()).isLessThan(0.5);
        assertThat(found.stream().filter(one -> one.code() == ReasonCode.CLUSTER_STRESS))
                .extracting(DistanceView::scope)
                .containsExactlyInAnyOrder(settings.portfolio(), settings.portfolio() + "/" + HELD);
        assertThat(one(found, ReasonCode.BUDGET_EXHAUSTED).observed())
                .as("2 units, 3 above their stop")
                .isEqualTo(6);
        assertThat(one(found, ReasonCode.BUDGET_EXHAUSTED).limit()).isPositive();
    }

    @Test
    void level3TellsGuardsRatesAndShares() {
        var found = of(Layer.GOVERNOR);

        assertThat(one(found, ReasonCode.GUARD_DAY_LOSS).observed()).isEqualTo(0.01);
        assertThat(one(found, ReasonCode.GUARD_EQUITY_STALE).observed()).isEqualTo(1_000);
        assertThat(one(found, ReasonCode.GUARD_LOSS_STREAK).observed()).isEqualTo(2);
        assertThat(one(found, ReasonCode.LIMIT_ORDER_RATE).share()).isEqualTo(0.3);
        assertThat(one(found, ReasonCode.LIMIT_DAY_NOTIONAL).limit())
                .as("the smaller of 100 000 and 10 times the equity of 00:00 UTC")
                .isEqualTo(10_000);
        assertThat(one(found, ReasonCode.LIMIT_SLOTS).observed()).isEqualTo(1);
        assertThat(one(found, ReasonCode.LIMIT_POSITION_NOTIONAL).observed()).isCloseTo(0.202, within(1e-9));
        assertThat(one(found, ReasonCode.LIMIT_MARGIN).share())
                .as("a falling reading: from 1 to 0.1")
                .isCloseTo(0.1 / 0.9, within(1e-9));
    }

    @Test
    void level4TellsTimePriceAndAgreementOfWhatIsHeld() {
        var found = of(Layer.POSITION_STATE_BRAIN);

        assertThat(found)
                .extracting(DistanceView::code)
                .containsExactlyInAnyOrder(
                        ReasonCode.DATA_STALE,
                        ReasonCode.PROTECTION_MISSING,
                        ReasonCode.MARGIN_SHORT,
                        ReasonCode.POSITION_BEYOND_BOUND,
                        ReasonCode.STOP_LIQUIDATION_BOUND,
                        ReasonCode.DRIFT);
        assertThat(one(found, ReasonCode.DATA_STALE).observed())
                .as("the mark of a minute past is a second older by now")
                .isEqualTo(1_000);
        assertThat(one(found, ReasonCode.MARGIN_SHORT).change())
                .startsWith("mark ")
                .endsWith("the stop comes first");
        assertThat(one(found, ReasonCode.DRIFT).share()).isZero();
    }

    @Test
    void level5CountsDrawdownStopOutsCascadeAndBlindness() {
        var found = of(Layer.EMERGENCY_STOP);

        assertThat(found.stream().filter(one -> one.code() == ReasonCode.ESS_DRAWDOWN))
                .extracting(DistanceView::limit)
                .containsExactly(0.1, 0.15);
        assertThat(found.stream().filter(one -> one.code() == ReasonCode.ESS_STOP_OUTS))
                .extracting(DistanceView::observed)
                .containsExactly(1.0, 1.0);
        assertThat(one(found, ReasonCode.ESS_CASCADE).observed()).isZero();
        assertThat(one(found, ReasonCode.ESS_BLIND).observed()).isZero();
    }

    @Test
    void level6HasNoDistance_onlyAWordThatStandsOrNot() {
        var off = new LayerDistances(settings).of(Layer.KILL_SWITCH, running()).getFirst();
        var latch = new Latch(
                "k1",
                Layer.KILL_SWITCH,
                Scope.everything(),
                Permission.REDUCE_ONLY,
                List.of(Reason.because(ReasonCode.KILL_SWITCH_REDUCE_ONLY)),
                Collections.emptySortedMap(),
                "ann",
                "looks odd",
                0);
        var on = new LayerDistances(settings)
                .of(Layer.KILL_SWITCH, moment(61_000, List.of(latch)))
                .getFirst();

        assertThat(off.share()).isNaN();
        assertThat(off.change()).contains("operator's word");
        assertThat(on.share()).isEqualTo(1);
        assertThat(on.change()).isEqualTo("stands by the word of ann");
    }

    @Test
    void level7TellsTheRowsAndHowLongALooserModeWasEarned() {
        var found = of(Layer.CEO);

        assertThat(found.stream().map(DistanceView::change))
                .contains("mode DEFENSIVE", "mode PRESERVATION", "mode BLACK_SWAN");
        assertThat(one(found, ReasonCode.CEO_WIN_RATE).share())
                .as("30 trades are enough, 80 % won")
                .isBetween(0.0, 1.0);
        assertThat(one(found, ReasonCode.CEO_COOLDOWN).observed()).isEqualTo(51_000);
        assertThat(one(found, ReasonCode.CEO_COOLDOWN).change()).startsWith("loosens to EXPANSION in ");
    }

    private List<DistanceView> of(Layer layer) {
        return new LayerDistances(settings).of(layer, running());
    }

    private static DistanceView one(List<DistanceView> found, ReasonCode code) {
        return found.stream().filter(one -> one.code() == code).findFirst().orElseThrow();
    }

    private Moment running() {
        return moment(61_000, List.of());
    }

    private Moment moment(long atMs, List<Latch> latches) {
        String portfolio = settings.portfolio();
        var book = EmergencyBook.EMPTY
                .apply(new EquityPeakRaised(portfolio, 1010, 1010, 1, 1_000))
                .apply(new StopOutCounted(portfolio, HELD + "-3", 50_000));
        return new Moment(
                61,
                atMs,
                List.of(open, Seen.flat(FLAT, 50, 1)),
                Set.of(),
                Optional.of(said(new HeatReading(0.2, Optional.of(HeatBand.COLD), atMs))),
                guards(60_000),
                new KillSwitch.View(true, latches, List.of(), Halts.NONE, 0, NO_FIGURES, NO_FIGURES),
                new EmergencyCommand.View(true, book, 0, NO_FIGURES),
                ceo(Optional.of(new CeoReading(0.01, Health.HEALTHY, 30, 0.8, false, false)), Optional.of(10_000L)),
                new Account(998, 2, 1, atMs),
                LadderState.OPEN,
                new JournalState.Up(),
                Set.of());
    }

    /** Before anything was read. */
    private Moment unborn() {
        double no = Double.NaN;
        var quiet = verdict();
        return new Moment(
                0,
                0,
                List.of(Seen.flat(HELD, no, Long.MAX_VALUE), Seen.flat(FLAT, no, Long.MAX_VALUE)),
                Set.of(),
                Optional.empty(),
                new GuardReading(
                        quiet,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        no,
                        no,
                        no,
                        no,
                        no,
                        Long.MIN_VALUE,
                        no,
                        no,
                        no,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Long.MIN_VALUE),
                new KillSwitch.View(true, List.of(), List.of(), Halts.NONE, 0, NO_FIGURES, NO_FIGURES),
                new EmergencyCommand.View(true, EmergencyBook.EMPTY, 0, NO_FIGURES),
                ceo(Optional.empty(), Optional.empty()),
                new Account(1000, 0, 0, 0),
                LadderState.OPEN,
                new JournalState.Up(),
                Set.of());
    }

    private CeoCommand.View ceo(Optional<CeoReading> reading, Optional<Long> askedMs) {
        return new CeoCommand.View(CeoBook.EMPTY, settings.modes().limitsOf(Mode.DEFENSIVE), reading, askedMs);
    }

    private PortfolioVerdicts said(HeatReading heat) {
        var cluster = new Cluster(HELD, List.of(HELD), 202, 202, 1, 6, 0.1);
        return new PortfolioVerdicts(
                61,
                61_000,
                1000,
                202,
                1010,
                0.0099,
                0.9,
                heat,
                Map.of(HELD, 0.1),
                0.1,
                List.of(cluster),
                List.of(),
                Optional.empty());
    }

    private GuardReading guards(long equityAtMs) {
        return new GuardReading(
                verdict(),
                List.of(),
                List.of(),
                Optional.empty(),
                1010,
                0.0099,
                0.0099,
                0.01,
                0.02,
                equityAtMs,
                1010,
                1000,
                1020,
                3,
                2_500,
                2,
                30,
                24,
                Long.MIN_VALUE);
    }

    private Verdict verdict() {
        return new Verdict(
                Layer.GOVERNOR,
                new Scope.OfPortfolio(settings.portfolio()),
                Permission.TRADE,
                List.of(),
                0,
                Verdict.UNTIL_RELEASED);
    }
}
