package io.quantumtrader.actors.safety;

import static io.quantumtrader.actors.safety.SafetyDefaults.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.EmergencyCommand.Answer;
import io.quantumtrader.actors.safety.EmergencyCommand.Pulled;
import io.quantumtrader.actors.safety.EmergencyCommand.Said;
import io.quantumtrader.actors.safety.EmergencyCommand.View;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyReading;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.EmergencyTrigger;
import io.quantumtrader.kernel.kill.Fault;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.Health;
import io.quantumtrader.kernel.kill.HeldPositions;
import io.quantumtrader.kernel.kill.Incidents;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.persistence.EventFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An emergency stop of one portfolio over a journal in memory. */
abstract class EmergencyStopRig {

    static final long DAY = 86_400_000;

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config().withFallback(SafetyDefaults.journalInMemory()));
    final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    final TestProbe<SafetyAlarm> alarmed = kit.createTestProbe();
    final TestProbe<Answer> answers = kit.createTestProbe();
    final TestProbe<Pulled> pulled = kit.createTestProbe();
    final TestProbe<ReleaseAnswer> released = kit.createTestProbe();
    final TestProbe<Said> said = kit.createTestProbe();
    final List<ActorRef<EmergencyCommand>> running = new ArrayList<>();
    Ladder ladder = new Ladder(SafetyAlarms.logged());
    ActorRef<EmergencyCommand> stop = kit.system().ignoreRef();
    long tick;

    @BeforeEach
    void start() {
        journal.clearAll();
        restart();
    }

    @AfterEach
    void shutdown() {
        kit.shutdownTestKit();
    }

    /** The flatten guard asks for the stop, counting from the last release it knows. */
    Answer guardsWant(long rebasedMs) {
        tick++;
        var why = Optional.of(Reason.because(ReasonCode.GUARD_DRAWDOWN_FLATTEN, 0.11, 0.1));
        var reading = new EmergencyReading("main", 8_900, List.of(), why, HeldPositions.NONE, Health.HEALTHY);
        stop.tell(new EmergencyCommand.Tick(tick, at(), reading, List.of(), Optional.of(rebasedMs), answers.getRef()));
        return answers.receiveMessage();
    }

    void flatAfterDrawdown() {
        tick(10_000);
        fall(8_900);
        tick(8_900, held("AAA", 0), held("BBB", 0));
        assertThat(process().step()).isEqualTo(EmergencyStep.DONE);
    }

    void restart() {
        running.forEach(kit::stop);
        running.clear();
        ladder = new Ladder(SafetyAlarms.logged(), Set.of(Layer.EMERGENCY_STOP));
        stop = kit.spawn(EmergencyStop.create(
                ladder,
                SafetyDefaults.settings("AAA", "BBB"),
                EventFeed.NONE,
                alarm -> alarmed.getRef().tell(alarm)));
        running.add(stop);
        while (!view().recovered()) Thread.onSpinWait();
    }

    Answer tick(double equity, FlatReport... venue) {
        tick++;
        stop.tell(new EmergencyCommand.Tick(
                tick,
                at(),
                EmergencyReading.ofEquity("main", equity),
                List.of(venue).stream().map(this::now).toList(),
                Optional.empty(),
                answers.getRef()));
        return answers.receiveMessage();
    }

    Answer stopOut(String positionId) {
        tick++;
        var reading = new EmergencyReading(
                "main",
                10_000,
                List.of(new Incidents.StopOut("main", positionId, at())),
                Optional.empty(),
                HeldPositions.NONE,
                Health.HEALTHY);
        stop.tell(new EmergencyCommand.Tick(tick, at(), reading, List.of(), Optional.empty(), answers.getRef()));
        return answers.receiveMessage();
    }

    void fail(String symbol, Fault fault) {
        stop.tell(new EmergencyCommand.Failed("main", symbol, fault, "on purpose", tick, at()));
    }

    /** Two readings: one alone closes nothing. */
    Answer fall(double equity, FlatReport... venue) {
        assertThat(tick(equity, venue).activated()).isFalse();
        return tick(equity, venue);
    }

    Pulled pull(Scope scope, String who) {
        stop.tell(new EmergencyCommand.Trigger(
                scope, new EmergencyTrigger.OperatorPulled(who, "a drill"), tick, at(), pulled.getRef()));
        return pulled.receiveMessage();
    }

    ReleaseAnswer release(String who) {
        stop.tell(new EmergencyCommand.Release(new ReleaseTarget.OfScope(MAIN), who, "calm", at(), released.getRef()));
        return released.receiveMessage();
    }

    Said confirm(long atMs) {
        stop.tell(new EmergencyCommand.ConfirmStepUp(MAIN, "ada", "well", atMs, said.getRef()));
        return said.receiveMessage();
    }

    View view() {
        TestProbe<View> views = kit.createTestProbe();
        stop.tell(new EmergencyCommand.Get(views.getRef()));
        return views.receiveMessage();
    }

    EmergencyProcess process() {
        return view().book().processes().values().iterator().next();
    }

    long at() {
        return tick * 1_000;
    }

    FlatReport now(FlatReport report) {
        return new FlatReport(
                report.portfolio(), report.symbol(), report.signedQuantity(), report.restingEntries(), at());
    }

    static FlatReport held(String symbol, double quantity) {
        return new FlatReport("main", symbol, quantity, 0, 0);
    }

    static SortedSet<String> symbols(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
