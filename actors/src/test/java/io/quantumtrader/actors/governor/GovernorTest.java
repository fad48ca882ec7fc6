package io.quantumtrader.actors.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.JournalOfTests;
import io.quantumtrader.actors.governor.GovernorCommand.Closed;
import io.quantumtrader.actors.governor.GovernorCommand.EmergencyReleased;
import io.quantumtrader.actors.governor.GovernorCommand.GetPermits;
import io.quantumtrader.actors.governor.GovernorCommand.Judge;
import io.quantumtrader.actors.governor.GovernorCommand.Judged;
import io.quantumtrader.actors.governor.GovernorCommand.MoveMoney;
import io.quantumtrader.actors.governor.GovernorCommand.PermitSpent;
import io.quantumtrader.actors.governor.GovernorCommand.PermitsView;
import io.quantumtrader.actors.governor.GovernorCommand.Read;
import io.quantumtrader.actors.governor.GovernorCommand.ReleaseDrawdown;
import io.quantumtrader.actors.governor.GovernorCommand.Released;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.RegimeProbabilities;
import io.quantumtrader.kernel.portfolio.Book;
import io.quantumtrader.kernel.portfolio.SymbolReading;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.GovernorAnswer.Permitted;
import io.quantumtrader.kernel.risk.GovernorAnswer.Refused;
import io.quantumtrader.kernel.risk.GovernorInputs.Market;
import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardFinding;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResult;
import org.apache.pekko.persistence.testkit.javadsl.EventSourcedBehaviorTestKit.CommandResultWithReply;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final ActorTestKit KIT =
            ActorTestKit.create(JournalOfTests.SERIALIZATION.withFallback(EventSourcedBehaviorTestKit.config()));
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long WEEK = 7 * 24 * HOUR;
    /** Monday 2020-03-09 00:00 UTC. */
    private static final long MONDAY = 1_583_712_000_000L;

    private final List<String> published = new ArrayList<>();
    private EventSourcedBehaviorTestKit<GovernorCommand, GovernorEvent, GovernorState> governor;
    private long tick;

    @BeforeEach
    void start() {
        governor = EventSourcedBehaviorTestKit.create(
                KIT.system(),
                Governor.create(
                        "main",
                        RiskSettings.limits(),
                        (id, sequence, event) -> published.add(
                                id + " " + sequence + " " + event.getClass().getSimpleName())),
                EventSourcedBehaviorTestKit.disabledSerializationSettings());
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void writesTheGuardsWhenTheyMoveAndNothingWhenTheyDoNot() {
        assertThat(events(read(MONDAY, 10_000))).containsExactly("GuardsMoved", "OpeningAwaited", "OpeningAwaited");
        assertThat(events(read(MONDAY + 30_000, 10_000)))
                .as("a second reading confirms the opening equity")
                .containsExactly("GuardsMoved");
        assertThat(events(read(MONDAY + MINUTE, 10_000))).isEmpty();
        assertThat(events(read(MONDAY + 2 * MINUTE, 9_999))).isEmpty();
        assertThat(events(read(MONDAY + 3 * MINUTE, 10_001)))
                .as("a peak needs two readings")
                .isEmpty();
        assertThat(events(read(MONDAY + 4 * MINUTE, 10_002))).containsExactly("GuardsMoved");
        assertThat(published)
                .containsExactly(
                        "governor|main 1 GuardsMoved",
                        "governor|main 2 OpeningAwaited",
                        "governor|main 3 OpeningAwaited",
                        "governor|main 4 GuardsMoved",
                        "governor|main 5 GuardsMoved");
    }

    @Test
    void anOpeningEquityThatRestsOnOneReadingIsConfirmedAlsoAfterARestart() {
        read(MONDAY - 2 * MINUTE, 10_000);
        read(MONDAY - MINUTE, 10_001);
        assertThat(read(MONDAY, 50_000).reply().dayOpen()).isEqualTo(50_000);
        governor.restart();

        var second = read(MONDAY + MINUTE, 9_999).reply();

        assertThat(second.dayOpen()).isEqualTo(10_001);
        assertThat(second.weekOpen()).isEqualTo(10_001);
        assertThat(guards(second)).isEmpty();
        governor.restart();
        assertThat(read(MONDAY + 2 * MINUTE, 9_800).reply().dayOpen()).isEqualTo(10_001);
    }

    @Test
    void moneyThatMovesBetweenTheFirstTwoReadingsMovesWhatIsAwaited() {
        read(MONDAY - 2 * MINUTE, 10_000);
        read(MONDAY - MINUTE, 10_000);
        read(MONDAY, 20_000);
        governor.runCommand(new MoveMoney(-10_000, "ada", "withdrawal", MONDAY + 1));
        governor.restart();

        assertThat(read(MONDAY + MINUTE, 4_990).reply().dayOpen()).isEqualTo(5_000);
    }

    @Test
    void aGuardTripsOnTheReadingNotOnTheOrder() {
        read(MONDAY - MINUTE, 10_000);
        read(MONDAY, 10_000);

        var result = read(MONDAY + MINUTE, 9_700);

        assertThat(eventsOf(result, GuardTripped.class)).singleElement().satisfies(tripped -> {
            assertThat(tripped.guard()).isEqualTo("DAY_LOSS");
            assertThat(tripped.reason().code()).isEqualTo("GUARD_DAY_LOSS");
            assertThat(tripped.reason().observed()).isEqualTo(0.03);
            assertThat(tripped.reason().limit()).isEqualTo(0.025);
        });
        assertThat(result.reply().standing().permission()).isEqualTo(Permission.REDUCE_ONLY);
        assertThat(result.reply().standing().layer()).isEqualTo(Layer.GOVERNOR);
    }

    @Test
    void tellsAgainWhatItToldForTheSameTick() {
        read(MONDAY - MINUTE, 10_000);
        read(MONDAY, 10_000);
        read(MONDAY + MINUTE, 9_700);
        tick--;

        var again = read(MONDAY + MINUTE, 1);

        assertThat(again.hasNoEvents()).isTrue();
        assertThat(again.reply().dayLoss()).isEqualTo(0.03);
    }

    @Test
    void refusalsNameLayerCodeObservedAndLimit() {
        read(MONDAY - MINUTE, 10_000);
        read(MONDAY, 10_000);
        read(MONDAY + MINUTE, 9_700);

        var refused = (Refused) judge(plan("d-1"), MONDAY + MINUTE, 1).reply().answer();

        assertThat(refused.verdict().layer()).isEqualTo(Layer.GOVERNOR);
        assertThat(refused.verdict().reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ReasonCode.GUARD_DAY_LOSS);
            assertThat(reason.observed()).isEqualTo(0.03);
            assertThat(reason.limit()).isEqualTo(0.025);
        });
    }

    @Test
    void withoutAnEquityReadingNothingOpens() {
        var refused = (Refused) judge(plan("d-1"), MONDAY, 1).reply().answer();

        assertThat(refused.verdict().reasons())
                .anySatisfy(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.GUARD_EQUITY_STALE));
        read(MONDAY, Double.NaN);
        assertThat(judge(plan("d-2"), MONDAY, 1).reply().answer()).isInstanceOf(Refused.class);
    }

    @Test
    void aPermitIsWrittenBeforeItIsGivenAndLivesThroughARestart() {
        read(MONDAY, 10_000);

        var permit = permit(plan("d-1"), MONDAY, 1);

        assertThat(permit.id()).isEqualTo("main-1");
        governor.restart();
        assertThat(permits()).containsExactly("main-1 ISSUED");
        governor.runCommand(new PermitSpent("main-1", MONDAY + 1));
        assertThat(governor.runCommand(new PermitSpent("main-1", MONDAY + 1)).hasNoEvents())
                .isTrue();
        assertThat(governor.runCommand(new PermitSpent("nobody's", MONDAY + 1)).hasNoEvents())
                .isTrue();
        governor.restart();
        assertThat(permits()).containsExactly("main-1 SPENT");
        read(MONDAY + MINUTE, 10_000);
        assertThat(permit(plan("d-2"), MONDAY + MINUTE, 1).id()).isEqualTo("main-2");
    }

    @Test
    void unspentPermitsExpireOrAreVoid() {
        read(MONDAY, 10_000);
        read(MONDAY + 1, 10_000);
        permit(plan("d-1"), MONDAY + 1, 1);
        permit(plan("d-2"), MONDAY + 1, 1);
        governor.runCommand(new PermitSpent("main-2", MONDAY + 1));
        var voided = readUnder(MONDAY + 1_000, 2);
        assertThat(events(voided)).containsExactly("PermitEnded");
        permit(plan("d-3"), MONDAY + 1_000, 2);

        assertThat(events(readUnder(MONDAY + 6_001, 2))).containsExactly("PermitEnded");

        assertThat(permits()).containsExactly("main-1 VOID", "main-2 SPENT", "main-3 EXPIRED");
    }

    @Test
    void aDecisionThatAsksAgainLosesItsFirstPermit() {
        read(MONDAY, 10_000);
        permit(plan("d-1"), MONDAY, 1);

        permit(plan("d-1"), MONDAY, 1);

        assertThat(permits()).containsExactly("main-1 VOID", "main-2 ISSUED");
    }

    @Test
    void afterARestartNothingOpensBeforeAFreshReading() {
        read(MONDAY, 10_000);
        governor.restart();

        assertThat(judge(plan("d-1"), MONDAY + 10 * MINUTE, 1).reply().answer()).isInstanceOf(Refused.class);
        read(MONDAY + 10 * MINUTE, 10_000);
        assertThat(judge(plan("d-1"), MONDAY + 10 * MINUTE, 1).reply().answer()).isInstanceOf(Permitted.class);
    }

    @Test
    void theDrawdownLatchSurvivesARestartAndRecovery() {
        drawdown(9_100);
        governor.restart();

        var later = read(MONDAY + 4 * WEEK, 12_000);

        assertThat(guards(later.reply())).contains(Guard.DRAWDOWN);
        assertThat(judge(plan("d-1"), MONDAY + 4 * WEEK, 1).reply().answer()).isInstanceOf(Refused.class);
    }

    @Test
    void anOperatorReleasesItAfterItsHourAndNotBefore() {
        long latched = drawdown(9_100);

        var early = release(latched + HOUR - 1);
        assertThat(early.reply().refusal()).isPresent();
        assertThat(early.hasNoEvents()).isTrue();

        var released = release(latched + HOUR);
        assertThat(released.reply().refusal()).isEmpty();
        assertThat(eventsOf(released, GuardReleased.class)).singleElement().satisfies(event -> {
            assertThat(event.who()).isEqualTo("ada");
            assertThat(event.equity()).isEqualTo(9_100);
            assertThat(event.drawdown()).isEqualTo(0.09);
        });
        assertThat(eventsOf(released, GuardCleared.class))
                .extracting(GuardCleared::guard)
                .containsExactly("DRAWDOWN");
        governor.restart();
        var after = read(latched + HOUR + MINUTE, 9_100);
        assertThat(guards(after.reply())).doesNotContain(Guard.DRAWDOWN);
        assertThat(after.reply().flattenDrawdown()).isEqualTo(0.09);
    }

    @Test
    void theFlattenGuardCallsForLevelFiveAndEndsWithItsRelease() {
        long latched = drawdown(8_900);
        var reading = read(latched + MINUTE, 8_900).reply();
        assertThat(reading.flattenWanted())
                .hasValueSatisfying(reason -> assertThat(reason.limit()).isEqualTo(0.1));
        assertThat(guards(reading)).startsWith(Guard.DRAWDOWN_FLATTEN, Guard.DRAWDOWN);

        governor.runCommand(new EmergencyReleased("ada", "flat and understood", latched + 2 * MINUTE));
        governor.restart();

        var after = read(latched + 3 * MINUTE, 8_900).reply();
        assertThat(after.flattenWanted()).isEmpty();
        assertThat(guards(after)).contains(Guard.DRAWDOWN).doesNotContain(Guard.DRAWDOWN_FLATTEN);
        assertThat(after.rebasedMs()).isEqualTo(latched + 2 * MINUTE);
        assertThat(governor.runCommand(new EmergencyReleased("ada", "told again", latched + 2 * MINUTE))
                        .hasNoEvents())
                .isTrue();
    }

    @Test
    void closesCountOnceAndInTheOrderOfTheirSymbolsWhateverOrderTheyArriveIn() {
        read(MONDAY, 10_000);
        close("C", "C-1", -1);
        close("A", "A-1", -1);
        close("B", "B-1", 5);
        assertThat(governor.runCommand(new Closed("C", "C-1", -1, true, MONDAY + 1))
                        .hasNoEvents())
                .isTrue();

        var reading = read(MONDAY + MINUTE, 10_000).reply();
        assertThat(reading.lossesInARow()).isEqualTo(1);
        assertThat(reading.trades()).isEqualTo(3);
        assertThat(reading.wins()).isEqualTo(1);
        assertThat(governor.runCommand(new Closed("C", "C-1", -1, true, MONDAY + 1))
                        .hasNoEvents())
                .isTrue();
    }

    @Test
    void threeLossesPauseEntriesAlsoAfterARestart() {
        read(MONDAY, 10_000);
        for (var symbol : List.of("A", "B", "C")) close(symbol, symbol + "-1", -1);
        assertThat(judge(plan("d-0"), MONDAY + 2, 1).reply().answer()).isInstanceOf(Refused.class);
        governor.restart();

        assertThat(guards(read(MONDAY + MINUTE, 10_000).reply())).containsExactly(Guard.LOSS_STREAK);

        read(MONDAY + 2 * HOUR, 10_000);
        var halved =
                (Permitted) judge(plan("d-1"), MONDAY + 2 * HOUR, 1).reply().answer();
        assertThat(halved.verdict().scale()).isEqualTo(0.5);
        assertThat(halved.permit().maxQuantity()).isEqualTo(0.02);
    }

    @Test
    void moneyPaidOutIsNoLoss() {
        read(MONDAY, 10_000);
        governor.runCommand(new MoveMoney(-5_000, "ada", "withdrawal", MONDAY + 1));
        governor.restart();

        assertThat(guards(read(MONDAY + MINUTE, 5_000).reply())).isEmpty();
    }

    @Test
    void theFoldOfTheJournalIsTheStateOfTheActor() {
        drawdown(9_100);
        close("A", "A-1", -1);
        read(MONDAY + 3 * WEEK, 9_200);

        var folded = GovernorState.EMPTY;
        for (var event : all()) folded = folded.on(event);

        assertThat(folded).isEqualTo(governor.getState());
    }

    @Test
    void theSameCommandsLeaveTheSameHashAndOthersDoNot() {
        drawdown(9_100);
        long one = governor.getState().hash();
        start();
        tick = 0;
        drawdown(9_100);
        assertThat(governor.getState().hash()).isEqualTo(one);
        start();
        tick = 0;
        drawdown(9_100.000001);
        assertThat(governor.getState().hash()).isNotEqualTo(one);
    }

    private static List<GovernorEvent> all() {
        return PersistenceTestKit.create(KIT.system()).persistedInStorage(Governor.persistenceId("main")).stream()
                .map(GovernorEvent.class::cast)
                .toList();
    }

    /** Two readings a week apart from a first of 10 000; the time of the second. */
    private long drawdown(double equity) {
        read(MONDAY, 10_000);
        read(MONDAY + WEEK, equity);
        read(MONDAY + 2 * WEEK, equity);
        return MONDAY + 2 * WEEK;
    }

    private CommandResultWithReply<GovernorCommand, GovernorEvent, GovernorState, GuardReading> read(
            long atMs, double equity) {
        return read(atMs, equity, 1);
    }

    private CommandResultWithReply<GovernorCommand, GovernorEvent, GovernorState, GuardReading> readUnder(
            long atMs, long ladderVersion) {
        return read(atMs, 10_000, ladderVersion);
    }

    private CommandResultWithReply<GovernorCommand, GovernorEvent, GovernorState, GuardReading> read(
            long atMs, double equity, long ladderVersion) {
        tick++;
        return governor.runCommand(replyTo ->
                new Read(tick, atMs, equity, RiskSettings.open(), Map.of("BTCUSDT", ladderVersion), replyTo));
    }

    private CommandResultWithReply<GovernorCommand, GovernorEvent, GovernorState, Judged> judge(
            OpeningPlan plan, long atMs, long ladderVersion) {
        return governor.runCommand(replyTo -> new Judge(
                plan,
                tick,
                atMs,
                0,
                Book.EMPTY,
                List.of(reading()),
                RiskSettings.open(),
                new Market(2, 0.01, 0.005, 5),
                ladderVersion,
                true,
                replyTo));
    }

    private Permit permit(OpeningPlan plan, long atMs, long ladderVersion) {
        return ((Permitted) judge(plan, atMs, ladderVersion).reply().answer()).permit();
    }

    private CommandResultWithReply<GovernorCommand, GovernorEvent, GovernorState, Released> release(long atMs) {
        return governor.runCommand(replyTo -> new ReleaseDrawdown("ada", "looked into", atMs, replyTo));
    }

    private void close(String symbol, String position, double pnl) {
        governor.runCommand(new Closed(symbol, position, pnl, false, MONDAY + 1));
    }

    private List<String> permits() {
        return governor.<PermitsView>runCommand(GetPermits::new).reply().permits().stream()
                .map(entry -> entry.permit().id() + " " + entry.state())
                .toList();
    }

    private static <E> List<E> eventsOf(
            CommandResult<GovernorCommand, GovernorEvent, GovernorState> result, Class<E> type) {
        return result.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Guard> guards(GuardReading reading) {
        return reading.findings().stream().map(GuardFinding::guard).toList();
    }

    private static List<String> events(CommandResult<GovernorCommand, GovernorEvent, GovernorState> result) {
        return result.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    private static OpeningPlan plan(String decision) {
        return new OpeningPlan("BTCUSDT", decision, Side.LONG, 0.04, 50_000, 900, 3, 0.7);
    }

    private static SymbolReading reading() {
        double none = Double.NaN;
        var regime = new RegimeProbabilities(0.4, 0.3, 0.3);
        return new SymbolReading("BTCUSDT", MONDAY, 0, 50_000, 0.01, none, 0, none, 0, regime, 0.01, 0, false);
    }
}
