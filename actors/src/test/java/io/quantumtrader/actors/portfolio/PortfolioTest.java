package io.quantumtrader.actors.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.actors.JournalOfTests;
import io.quantumtrader.actors.governor.Governor;
import io.quantumtrader.actors.governor.GovernorCommand;
import io.quantumtrader.actors.governor.RiskSettings;
import io.quantumtrader.actors.portfolio.OpenAnswer.Granted;
import io.quantumtrader.actors.portfolio.OpenAnswer.Refused;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Closed;
import io.quantumtrader.actors.portfolio.PortfolioCommand.EmergencyReleased;
import io.quantumtrader.actors.portfolio.PortfolioCommand.JudgeOpen;
import io.quantumtrader.actors.portfolio.PortfolioCommand.MoveMoney;
import io.quantumtrader.actors.portfolio.PortfolioCommand.OpenTerms;
import io.quantumtrader.actors.portfolio.PortfolioCommand.PermitSpent;
import io.quantumtrader.actors.portfolio.PortfolioCommand.Tick;
import io.quantumtrader.actors.venue.Venue.Account;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Verdict;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.BudgetLimits;
import io.quantumtrader.kernel.portfolio.ClusterLimits;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.kernel.portfolio.HeatLimits;
import io.quantumtrader.kernel.portfolio.PortfolioLimits;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.EventFeed;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.portfolio.PortfolioEvent;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.HeatChanged;
import io.quantumtrader.persistence.portfolio.PortfolioState;
import io.quantumtrader.persistence.snapshot.SnapshotDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final ActorTestKit KIT =
            ActorTestKit.create(JournalOfTests.SERIALIZATION.withFallback(PersistenceTestKitPlugin.config()));
    private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());
    private static final long MINUTE = 60_000;
    private static final long MONDAY = 1_583_712_000_000L;
    private static final RegimeProbabilities BASE = new RegimeProbabilities(0.4, 0.3, 0.3);
    private static final String ID = Portfolio.persistenceId("main");

    private ActorRef<GovernorCommand> governor;
    private ActorRef<PortfolioCommand> portfolio;
    private long tick;
    private double equity = 10_000;

    @BeforeEach
    void start() {
        JOURNAL.clearAll();
        start(Governor.create("main", RiskSettings.limits(), EventFeed.NONE));
    }

    private void start(Behavior<GovernorCommand> behavior) {
        governor = KIT.spawn(behavior);
        portfolio = KIT.spawn(
                Portfolio.create(settings(Duration.ofSeconds(10)), governor, EventFeed.NONE, SnapshotDesk.NONE));
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aTickIsOneReadingAndBothLevelsAnswer() {
        var verdicts = tick(reading("BTCUSDT", 0), reading("ETHUSDT", 0));

        assertThat(written()).containsExactly("SymbolsListed", "PortfolioRead", "HeatChanged");
        assertThat(verdicts.heat().band()).contains(HeatBand.COLD);
        assertThat(verdicts.equity()).isEqualTo(10_000);
        assertThat(verdicts.freeMarginRatio()).isEqualTo(0.99);
        assertThat(verdicts.standing()).extracting(Verdict::layer).containsExactly(Layer.HEAT_GATE, Layer.GOVERNOR);
        assertThat(verdicts.standing())
                .allSatisfy(v -> assertThat(v.permission()).isEqualTo(Permission.TRADE));

        tick(reading("BTCUSDT", 0), reading("ETHUSDT", 0));
        assertThat(written()).hasSize(4).last().isEqualTo("PortfolioRead");
    }

    @Test
    void heatRisesThroughItsBandsAndIsWrittenWhenItDoes() {
        var cold = tick(reading("BTCUSDT", 10));
        var warm = tick(reading("BTCUSDT", 100));
        var hot = tick(reading("BTCUSDT", 250));

        assertThat(cold.heat().band()).contains(HeatBand.COLD);
        assertThat(warm.heat().band()).contains(HeatBand.WARM);
        assertThat(warm.heat().heat()).isCloseTo(100 * 100 * 0.0014 * StrictMath.sqrt(43_200) / 10_000, within(1e-9));
        assertThat(hot.standing().getFirst().permission()).isEqualTo(Permission.REDUCE_ONLY);
        assertThat(events().stream().filter(HeatChanged.class::isInstance)).hasSize(3);
    }

    @Test
    void aSymbolWithAGapHoldsWhatItHeld() {
        tick(reading("BTCUSDT", 10), reading("ETHUSDT", 5));

        var verdicts = tick(reading("BTCUSDT", 10));

        assertThat(verdicts.gross()).isEqualTo(1_500);
        assertThat(verdicts.clusterStress()).containsOnlyKeys("BTCUSDT", "ETHUSDT");
    }

    @Test
    void aMissingSigmaOfAHoldingLeavesHeatUnknownAndNothingOpens() {
        double none = Double.NaN;
        var blind = new SymbolReading("BTCUSDT", MONDAY, 10, 100, none, 98, 20, 0, 0, BASE, none, none, true);

        var verdicts = tick(blind, reading("ETHUSDT", 0));

        assertThat(verdicts.heat().band()).isEmpty();
        assertThat(verdicts.standing().getFirst().permission()).isEqualTo(Permission.REDUCE_ONLY);
        var refused = (Refused) open(plan("ETHUSDT", "d-1", 2));
        assertThat(refused.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.layer()).isEqualTo(Layer.HEAT_GATE);
            assertThat(verdict.reasons().getFirst().code()).isEqualTo(ReasonCode.HEAT_UNKNOWN);
        });
    }

    @Test
    void aPlanGoesUpAndComesBackWithAPermit() {
        tick(reading("BTCUSDT", 0));

        var granted = (Granted) open(plan("BTCUSDT", "d-1", 20));

        assertThat(granted.plan().quantity()).isEqualTo(20);
        assertThat(granted.permit().decisionId()).isEqualTo("d-1");
        assertThat(granted.verdicts()).extracting(v -> v.layer()).containsExactly(Layer.HEAT_GATE, Layer.GOVERNOR);
        assertThat(written()).last().isEqualTo("OpenGranted");
    }

    @Test
    void whatWasGrantedCountsForTheNextPlanOfTheSameTick() {
        tick(reading("BTCUSDT", 0), reading("ETHUSDT", 0), reading("SOLUSDT", 0));
        open(plan("BTCUSDT", "d-1", 40));
        open(plan("ETHUSDT", "d-2", 40));

        var third = open(plan("SOLUSDT", "d-3", 40));

        assertThat(third).isInstanceOf(Refused.class);
        assertThat(third.verdicts().getFirst().reasons())
                .anySatisfy(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.CLUSTER_STRESS));
    }

    @Test
    void whatWasGrantedIsForgottenWhenItIsHeldOrLapsed() {
        tick(reading("BTCUSDT", 0), reading("ETHUSDT", 0));
        open(plan("BTCUSDT", "d-1", 20));
        open(plan("ETHUSDT", "d-2", 20));

        var verdicts = tick(reading("BTCUSDT", 20), reading("ETHUSDT", 0));

        assertThat(verdicts.gross()).isEqualTo(2_000);
    }

    @Test
    void warmHeatShrinksAndHotHeatRefuses() {
        tick(reading("BTCUSDT", 88), reading("ETHUSDT", 0));
        var shrunk = (Granted) open(plan("ETHUSDT", "d-1", 4));
        assertThat(shrunk.plan().quantity()).isLessThan(4);
        assertThat(shrunk.verdicts().getFirst().reasons().getFirst().code()).isEqualTo(ReasonCode.HEAT_WARM);

        tick(reading("BTCUSDT", 250), reading("ETHUSDT", 0));
        var refused = (Refused) open(plan("ETHUSDT", "d-2", 4));
        assertThat(refused.verdicts().getFirst().reasons().getFirst().code()).isEqualTo(ReasonCode.HEAT_HOT);
    }

    @Test
    void theSameTickAgainChangesNothing() {
        tick(reading("BTCUSDT", 0));
        int before = written().size();
        tick--;

        var again = tick(reading("BTCUSDT", 0));

        assertThat(again.tick()).isEqualTo(1);
        assertThat(written()).hasSize(before);
    }

    @Test
    void aTickBeforeTheLastReadingIsNotTakenInByANewGovernor_andTheLastOneIs() {
        tick(reading("BTCUSDT", 0));
        tick(reading("BTCUSDT", 0));
        equity = 9_900;
        tick(reading("BTCUSDT", 0));
        KIT.stop(governor);
        KIT.stop(portfolio);
        start(Governor.create("main", RiskSettings.limits(), EventFeed.NONE));
        governor.tell(new GovernorCommand.Closed("BTCUSDT", "BTCUSDT-1", -5, true, MONDAY + 3 * MINUTE));
        var asked = KIT.<GovernorCommand.PermitsView>createTestProbe();
        governor.tell(new GovernorCommand.GetPermits(asked.ref()));
        asked.receiveMessage(Duration.ofSeconds(10));
        var before = JOURNAL.persistedInStorage(Governor.persistenceId("main"));

        tick = 1;
        var older = tick(reading("BTCUSDT", 0));
        var afterOlder = JOURNAL.persistedInStorage(Governor.persistenceId("main"));
        tick(reading("BTCUSDT", 0));

        assertThat(older.tick()).isEqualTo(2);
        assertThat(afterOlder).isEqualTo(before);
        assertThat(JOURNAL.persistedInStorage(Governor.persistenceId("main")))
                .filteredOn(GuardsMoved.class::isInstance)
                .map(GuardsMoved.class::cast)
                .last()
                .satisfies(moved -> {
                    assertThat(moved.tick()).isEqualTo(3);
                    assertThat(moved.guards().equity()).isEqualTo(9_900);
                });
    }

    @Test
    void aRestartKeepsHoldingsHeatAndGrants() {
        tick(reading("BTCUSDT", 100), reading("ETHUSDT", 0));
        open(plan("ETHUSDT", "d-1", 4));
        var before = state();
        KIT.stop(portfolio);
        portfolio = KIT.spawn(
                Portfolio.create(settings(Duration.ofSeconds(10)), governor, EventFeed.NONE, SnapshotDesk.NONE));

        assertThat(((Refused) open(plan("ETHUSDT", "d-2", 4)))
                        .verdicts()
                        .getFirst()
                        .reasons())
                .extracting(reason -> reason.code())
                .containsExactly(ReasonCode.HEAT_UNKNOWN);
        assertThat(state()).isEqualTo(before);
        var after = tick(reading("BTCUSDT", 100), reading("ETHUSDT", 0));
        assertThat(after.heat().band()).contains(HeatBand.WARM);
    }

    @Test
    void closesAndSpentPermitsReachTheGovernor() {
        tick(reading("BTCUSDT", 0));
        var granted = (Granted) open(plan("BTCUSDT", "d-1", 20));
        portfolio.tell(new PermitSpent(granted.permit().id(), now()));
        for (int i = 0; i < 3; i++) portfolio.tell(new Closed("S" + i, "S" + i + "-1", -1, true, now()));

        var verdicts = tick(reading("BTCUSDT", 20));

        assertThat(verdicts.guards())
                .hasValueSatisfying(guards -> assertThat(guards.lossesInARow()).isEqualTo(3));
        assertThat(verdicts.standing().getLast().permission()).isEqualTo(Permission.REDUCE_ONLY);
    }

    @Test
    void releasesAndMoneyMoveTheReference() {
        tick(reading("BTCUSDT", 0));
        equity = 8_800;
        assertThat(tick(reading("BTCUSDT", 0)).drawdown()).isCloseTo(0.12, within(1e-12));

        portfolio.tell(new EmergencyReleased("ada", "understood", now()));
        assertThat(tick(reading("BTCUSDT", 0)).drawdown()).isZero();

        portfolio.tell(new MoveMoney(-4_400, "ada", "withdrawal", now()));
        equity = 4_400;
        assertThat(tick(reading("BTCUSDT", 0)).drawdown()).isZero();
    }

    @Test
    void oneHighReadingAloneRaisesNoPeakAndTwoDo() {
        tick(reading("BTCUSDT", 0));
        equity = 12_000;
        tick(reading("BTCUSDT", 0));
        equity = 10_000;
        assertThat(tick(reading("BTCUSDT", 0)).drawdown()).isZero();

        equity = Double.NaN;
        tick(reading("BTCUSDT", 0));
        equity = 12_000;
        tick(reading("BTCUSDT", 0));
        assertThat(state().peak()).isEqualTo(10_000);
        equity = 11_000;
        tick(reading("BTCUSDT", 0));
        assertThat(state().peak()).isEqualTo(11_000);
        equity = 9_900;
        assertThat(tick(reading("BTCUSDT", 0)).drawdown()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aGovernorThatIsSilentRefuses() {
        var nobody = KIT.<GovernorCommand>createTestProbe().ref();
        var alone = KIT.spawn(Portfolio.create(
                new PortfolioSettings("alone", limits(), Duration.ofMinutes(1), Duration.ofMillis(50)),
                nobody,
                EventFeed.NONE,
                SnapshotDesk.NONE));
        var verdicts = KIT.<PortfolioVerdicts>createTestProbe();
        alone.tell(new Tick(
                1, now(), List.of(reading("BTCUSDT", 0)), account(), RiskSettings.open(), Map.of(), verdicts.ref()));

        var said = verdicts.receiveMessage();
        assertThat(said.guards()).isEmpty();
        assertThat(said.standing().getLast().permission()).isEqualTo(Permission.REDUCE_ONLY);

        var answers = KIT.<OpenAnswer>createTestProbe();
        alone.tell(new JudgeOpen(plan("BTCUSDT", "d-1", 4), 1, now(), terms(), answers.ref()));
        var refused = (Refused) answers.receiveMessage();
        assertThat(refused.verdicts().getLast().reasons().getFirst().code()).isEqualTo(ReasonCode.GOVERNOR_SILENT);
    }

    @Test
    void theFoldOfTheJournalIsDeterministic() {
        tick(reading("BTCUSDT", 100), reading("ETHUSDT", 0));
        open(plan("ETHUSDT", "d-1", 4));
        tick(reading("BTCUSDT", 100), reading("ETHUSDT", 4));

        assertThat(state()).isEqualTo(state());
        assertThat(state().hash()).isNotEqualTo(PortfolioState.empty(256).hash());
        assertThat(state().returns())
                .hasEntrySatisfying(
                        "BTCUSDT", window -> assertThat(window.size()).isEqualTo(2));
    }

    private PortfolioVerdicts tick(SymbolReading... readings) {
        tick++;
        var probe = KIT.<PortfolioVerdicts>createTestProbe();
        portfolio.tell(new Tick(tick, now(), List.of(readings), account(), RiskSettings.open(), Map.of(), probe.ref()));
        return probe.receiveMessage(Duration.ofSeconds(10));
    }

    private OpenAnswer open(OpeningPlan plan) {
        var probe = KIT.<OpenAnswer>createTestProbe();
        portfolio.tell(new JudgeOpen(plan, tick, now(), terms(), probe.ref()));
        return probe.receiveMessage(Duration.ofSeconds(10));
    }

    private static OpenTerms terms() {
        return new OpenTerms(RiskSettings.open(), 2, 0.005, 5, 1, true);
    }

    private Account account() {
        return new Account(equity, 0, equity / 100, now());
    }

    private long now() {
        return MONDAY + tick * MINUTE;
    }

    private static List<PortfolioEvent> events() {
        var events = new ArrayList<PortfolioEvent>();
        for (Object event : JOURNAL.persistedInStorage(ID)) events.add((PortfolioEvent) event);
        return events;
    }

    private static List<String> written() {
        return events().stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    private static PortfolioState state() {
        var state = PortfolioState.empty(256);
        for (var event : events()) state = state.on(event);
        return state;
    }

    private static OpeningPlan plan(String symbol, String decision, double quantity) {
        return new OpeningPlan(symbol, decision, Side.LONG, quantity, 100, 2, 3, 0.7);
    }

    /** A symbol at price 100 with a sigma of 14 bps a minute. */
    private static SymbolReading reading(String symbol, double quantity) {
        boolean held = quantity != 0;
        return new SymbolReading(
                symbol,
                MONDAY,
                quantity,
                100,
                0.0014,
                held ? 98 : Double.NaN,
                quantity * 0.5,
                held ? 0 : Double.NaN,
                0,
                BASE,
                0.01,
                0.0001,
                held);
    }

    private static PortfolioSettings settings(Duration patience) {
        return new PortfolioSettings("main", limits(), Duration.ofMinutes(1), patience);
    }

    private static PortfolioLimits limits() {
        return new PortfolioLimits(
                        new HeatLimits(0.25, 0.65, 0.8, Duration.ofDays(30), Duration.ofSeconds(5)),
                        new ClusterLimits(0.70, 65, 256, 2.0, 0.5),
                        new BudgetLimits(0.02, 0.4, 0.4, 0.2, 1.2, 0.6, 0.03, 0.05, 0.7, 0.4, 4, 0.6))
                .forBars(Duration.ofMinutes(1));
    }
}
