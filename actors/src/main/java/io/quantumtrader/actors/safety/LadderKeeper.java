package io.quantumtrader.actors.safety;

import io.quantumtrader.kernel.decision.ReasonCode;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Keeps a node's ladder fresh: asks kill switch and emergency stop again and again, and renews the lease when both have
 * answered the same round. When they stay silent the gate refuses opens by the lease alone; after a while this also withdraws
 * resting entries, by saying REDUCE_ONLY to the ladder (rules, B4). Silence is measured by the clock of the wall; since when its
 * verdict stands is told by the clock of the market, as every verdict is.
 */
public final class LadderKeeper extends AbstractBehavior<LadderKeeper.Command> {

    private static final int ROUNDS_A_LEASE = 4;

    private final Ladder ladder;
    private final ActorRef<KillSwitch.Command> killSwitch;
    private final ActorRef<EmergencyCommand> emergencyStop;
    private final Duration withdrawAfter;
    private final LongSupplier marketMs;
    private final Consumer<Heard> told;
    private final SafetyAlarms alarms;
    private final long startedNanos = System.nanoTime();
    private long round;
    private long askedNanos;
    private boolean killSwitchHeard;
    private boolean emergencyStopHeard;
    private boolean withdrawn;

    /** What the keeper is told; only by itself and those it asks. */
    public sealed interface Command {}

    private enum Ask implements Command {
        NOW
    }

    private record KillSwitchHeard(long round, KillSwitch.View view) implements Command {}

    private record EmergencyStopHeard(long round, EmergencyCommand.View view) implements Command {}

    private record Silent(long round) implements Command {}

    /** What a layer that keeps latches said, once it had read its journal back. */
    public sealed interface Heard {
        record OfKillSwitch(KillSwitch.View view) implements Heard {}

        record OfEmergencyStop(EmergencyCommand.View view) implements Heard {}
    }

    /** A keeper of a ladder on the node where the layers themselves are. */
    public static Behavior<Command> create(
            Ladder ladder,
            ActorRef<KillSwitch.Command> killSwitch,
            ActorRef<EmergencyCommand> emergencyStop,
            Duration withdrawAfter,
            LongSupplier marketMs,
            SafetyAlarms alarms) {
        return create(ladder, killSwitch, emergencyStop, withdrawAfter, marketMs, heard -> {}, alarms);
    }

    /**
     * A keeper of one node's ladder.
     *
     * @param told what the layers say, before the lease is renewed by it
     * @param withdrawAfter how long the ladder may go without a renewal before resting entries are withdrawn
     * @param marketMs the market's time, UTC epoch milliseconds
     */
    public static Behavior<Command> create(
            Ladder ladder,
            ActorRef<KillSwitch.Command> killSwitch,
            ActorRef<EmergencyCommand> emergencyStop,
            Duration withdrawAfter,
            LongSupplier marketMs,
            Consumer<Heard> told,
            SafetyAlarms alarms) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new LadderKeeper(
                context, timers, ladder, killSwitch, emergencyStop, withdrawAfter, marketMs, told, alarms.isolated())));
    }

    private LadderKeeper(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Ladder ladder,
            ActorRef<KillSwitch.Command> killSwitch,
            ActorRef<EmergencyCommand> emergencyStop,
            Duration withdrawAfter,
            LongSupplier marketMs,
            Consumer<Heard> told,
            SafetyAlarms alarms) {
        super(context);
        this.told = told;
        this.ladder = ladder;
        this.killSwitch = killSwitch;
        this.emergencyStop = emergencyStop;
        this.withdrawAfter = withdrawAfter;
        this.marketMs = marketMs;
        this.alarms = alarms;
        timers.startTimerWithFixedDelay(Ask.NOW, Duration.ZERO, every());
    }

    private Duration every() {
        return ladder.lease().length().dividedBy(ROUNDS_A_LEASE);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::on).build();
    }

    private Behavior<Command> on(Command command) {
        switch (command) {
            case Ask now -> ask();
            case KillSwitchHeard(long of, var view) -> {
                if (view.recovered()) told.accept(new Heard.OfKillSwitch(view));
                killSwitchHeard |= of == round && view.recovered();
            }
            case EmergencyStopHeard(long of, var view) -> {
                if (view.recovered()) told.accept(new Heard.OfEmergencyStop(view));
                emergencyStopHeard |= of == round && view.recovered();
            }
            case Silent ignored -> {}
        }
        if (killSwitchHeard && emergencyStopHeard) renew();
        return this;
    }

    private void ask() {
        watch();
        round++;
        askedNanos = System.nanoTime();
        killSwitchHeard = false;
        emergencyStopHeard = false;
        long of = round;
        getContext()
                .ask(
                        KillSwitch.View.class,
                        killSwitch,
                        ladder.lease().length(),
                        KillSwitch.Get::new,
                        (view, late) -> late == null ? new KillSwitchHeard(of, view) : new Silent(of));
        getContext()
                .ask(
                        EmergencyCommand.View.class,
                        emergencyStop,
                        ladder.lease().length(),
                        EmergencyCommand.Get::new,
                        (view, late) -> late == null ? new EmergencyStopHeard(of, view) : new Silent(of));
    }

    private void renew() {
        ladder.lease().renew(askedNanos);
        if (!withdrawn || !ladder.lease().holds()) return;
        withdrawn = false;
        ladder.doubts().settle(ReasonCode.LADDER_LEASE_EXPIRED);
    }

    private void watch() {
        if (withdrawn || ladder.lease().holds()) return;
        double ageMs = ladder.lease().ageMs();
        double silentMs = Double.isNaN(ageMs) ? (System.nanoTime() - startedNanos) / 1e6 : ageMs;
        if (silentMs < withdrawAfter.toMillis()) return;
        withdrawn = true;
        ladder.doubts().raise(ladder.leaseExpired(), marketMs.getAsLong());
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.LADDER_SILENT,
                silentMs,
                ladder.lease().length().toMillis(),
                "kill switch or emergency stop do not answer: nothing is opened, resting entries are withdrawn"));
    }
}
