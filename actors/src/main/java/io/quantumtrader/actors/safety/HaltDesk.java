package io.quantumtrader.actors.safety;

import io.quantumtrader.actors.safety.ReleaseAnswer.Result;
import io.quantumtrader.actors.venue.SendHold;
import io.quantumtrader.kernel.kill.Halt;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.persistence.safety.Halts;
import io.quantumtrader.persistence.safety.KillSwitchEvent;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltActivated;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleaseProposed;
import io.quantumtrader.persistence.safety.KillSwitchEvent.HaltReleased;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The send-hold (rules, B1). Setting it takes the persons that the release of a FLATTEN takes, and so does its release; both
 * are in the journal before they are in force, because a hold keeps exits back too. Belongs to one actor.
 */
final class HaltDesk {

    /** How often it is told that nothing is sent. */
    static final Duration REMINDER = Duration.ofMinutes(1);

    private static final String NOTHING_IS_SENT =
            "nothing is sent, neither openings nor exits; stops at the venue stay";

    private final SendHold hold;
    private final ReleaseRules setting;
    private final ReleaseRules releasing;
    private final SafetyAlarms alarms;
    private final Consumer<Boolean> remindMe;
    private int minutes;

    /**
     * A desk.
     *
     * @param remindMe with true asks for {@link #remind} every {@link #REMINDER} from now on, with false no longer
     */
    HaltDesk(SendHold hold, ReleaseRules rules, SafetyAlarms alarms, Consumer<Boolean> remindMe) {
        this.hold = hold;
        this.setting = rules.withPhrase(Halt.PHRASE);
        this.releasing = rules;
        this.alarms = alarms;
        this.remindMe = remindMe;
    }

    /**
     * What a word leads to.
     *
     * @param event to be written before anything is in force, empty if nothing is to be
     */
    record Said<A>(Optional<KillSwitchEvent> event, A answer) {}

    /** A word for a halt. */
    Said<HaltAnswer> set(Halts halts, KillSwitch.SetHalt word) {
        if (halts.standing().isPresent()) {
            return new Said<>(
                    Optional.empty(), new HaltAnswer.Standing(halts.standing().get(), true));
        }
        String id = halts.id();
        var request = new ReleaseCeremony.Request(id, word.who(), word.why(), word.phrase(), word.saidMs());
        return switch (judge(setting, halts, request)) {
            case ReleaseCeremony.Refused(var reason) -> new Said<>(Optional.empty(), new HaltAnswer.Refused(reason));
            case ReleaseCeremony.Proposed(ReleaseProposal proposal, long earliestMs) ->
                new Said<>(
                        Optional.of(
                                new HaltProposed(id, word.who(), word.why(), word.saidMs(), earliestMs, word.atMs())),
                        new HaltAnswer.Proposed(Result.Proposed.of(proposal, earliestMs, setting)));
            case ReleaseCeremony.Granted(var persons, var single) -> {
                var halt = new Halt(id, Halt.VENUE, persons, single, word.why(), word.saidMs());
                var event = new HaltActivated(
                        id, Halt.VENUE, persons, single, word.why(), word.saidMs(), NOTHING_IS_SENT, word.atMs());
                yield new Said<>(Optional.of(event), new HaltAnswer.Standing(halt, false));
            }
        };
    }

    /**
     * A word for the release of the halt that stands.
     *
     * @param follows the permission of everything afterwards
     */
    Said<Result> release(Halts halts, Halt standing, KillSwitch.Release word, Permission follows) {
        String id = standing.id();
        var request = new ReleaseCeremony.Request(id, word.who(), word.why(), word.phrase(), word.saidMs());
        return switch (judge(releasing, halts, request)) {
            case ReleaseCeremony.Refused(var reason) -> new Said<>(Optional.empty(), new Result.Refused(id, reason));
            case ReleaseCeremony.Proposed(ReleaseProposal proposal, long earliestMs) ->
                new Said<>(
                        Optional.of(new HaltReleaseProposed(
                                id, word.who(), word.why(), word.saidMs(), earliestMs, word.atMs())),
                        Result.Proposed.of(proposal, earliestMs, releasing));
            case ReleaseCeremony.Granted(var persons, var single) ->
                new Said<>(
                        Optional.of(new HaltReleased(
                                id,
                                standing.connection(),
                                persons,
                                single,
                                word.why(),
                                standing.why(),
                                follows.name(),
                                word.saidMs(),
                                word.atMs())),
                        new Result.Released(id, persons, single, follows.name()));
        };
    }

    /** A hold keeps exits back: it asks for what a FLATTEN asks for. */
    private static ReleaseCeremony.Outcome judge(ReleaseRules rules, Halts halts, ReleaseCeremony.Request request) {
        return ReleaseCeremony.judge(rules, Permission.FLATTEN, halts.proposal(), request);
    }

    /** What the journal says stands, before anything is sent in this life. */
    void recovered(Halts halts) {
        halts.standing().ifPresentOrElse(this::enforce, hold::recovered);
    }

    /** The journal has it: nothing is sent any more when this returns. */
    void enforce(Halt halt) {
        hold.hold();
        minutes = 0;
        alarm(halt);
        remindMe.accept(true);
    }

    /** The journal has its end. */
    void lift() {
        remindMe.accept(false);
        hold.lift();
    }

    void remind(Halt halt) {
        minutes++;
        alarm(halt);
    }

    private void alarm(Halt halt) {
        alarms.raise(new SafetyAlarm(
                SafetyAlarm.Kind.HALTED,
                minutes,
                0,
                halt.id() + " by " + String.join(", ", halt.persons()) + " (" + halt.why() + "): " + NOTHING_IS_SENT));
    }
}
