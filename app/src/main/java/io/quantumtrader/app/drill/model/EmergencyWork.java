package io.quantumtrader.app.drill.model;

import static io.quantumtrader.app.drill.model.Gates.Change.PULL_EMERGENCY;
import static io.quantumtrader.app.drill.model.Gates.Change.RELEASE_EMERGENCY;

import io.quantumtrader.app.drill.model.Emergency.Word;
import io.quantumtrader.app.drill.model.Model.Moves;
import io.quantumtrader.app.drill.model.Step.Kind;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.TriggerLimits;
import java.time.Duration;
import java.util.List;

/** The emergency stop: pulled, pulled again, driven by the clock and by the venue's words, released. */
final class EmergencyWork implements Fund.Organ {

    private static final Duration INSTANT = Duration.ofMillis(1);

    /** Who pulls is not searched: the model pulls at any moment. */
    private static final TriggerLimits ANY = new TriggerLimits(1, 1, 1, INSTANT, 2, INSTANT, 1, INSTANT, INSTANT);

    /** An attempt a tick, an alarm after two. */
    private static final EmergencyLimits LIMITS =
            new EmergencyLimits(0.1, 0.15, 1, 1, Emergency.ALARM_ATTEMPTS, List.of(0.5, 1.0), 1, ANY);

    private static final Step PULL = Step.of(Kind.SAID, "the emergency stop is pulled");
    private static final Step AGAIN = Step.of(Kind.EMERGENCY_PULLED_AGAIN, "the emergency stop is pulled again");
    private static final Step ADVANCE = Step.of(Kind.EMERGENCY_ADVANCED, "the emergency stop advances");
    private static final Step HEAR =
            Step.of(Kind.EMERGENCY_ADVANCED, "the emergency stop hears the venue and advances");
    private static final Step SILENCE = Step.of(
                    Kind.EMERGENCY_ADVANCED, "the venue does not answer; the emergency stop advances")
            .with(Mishap.NAN_DATA);
    private static final Step DELAY =
            Step.of("a word of the venue to the emergency stop is held up").with(Mishap.REPORT_LATE);
    private static final Step ARRIVE =
            Step.of(Kind.EMERGENCY_ADVANCED, "the word that was held up arrives; the emergency stop advances");
    private static final List<Step> WORDS = List.of(
            new Step(Kind.WORD_FOR_EMERGENCY, "\"anna\" speaks for the release of the emergency stop", "anna"),
            new Step(Kind.WORD_FOR_EMERGENCY, "\"\" speaks for the release of the emergency stop", ""));

    private final Bounds bounds;
    private final Gates gates;
    private final Guards guards;

    EmergencyWork(Bounds bounds, Gates gates, Guards guards) {
        this.bounds = bounds;
        this.gates = gates;
        this.guards = guards;
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        if (!bounds.emergency()) return;
        var emergency = from.emergency();
        if (!from.gate().knows(Gates.EMERGENCY)) {
            var pulled = Operators.tightened(from, gates, PULL_EMERGENCY);
            out.to(PULL, pulled.with(emergency.activated(from.now())));
        }
        mail(from, out);
        if (!emergency.running()) return;
        out.to(AGAIN, from.with(emergency.with(guards.pulledAgain(emergency.process(), from.now()))));
        out.to(ADVANCE, from.with(advanced(emergency, from.now(), guards)));
        for (var word : WORDS) {
            boolean granted = guards.emergencyReleasable(emergency.step(), emergency.alarmed(), word.who());
            var released = Operators.loosened(from, gates, PULL_EMERGENCY, RELEASE_EMERGENCY);
            out.to(word, granted ? released.with(emergency.ended()) : from);
        }
    }

    private void mail(World from, Moves<World, Step> out) {
        var emergency = from.emergency();
        var word = truth(from);
        if (from.left().delays() > 0 && !emergency.late().known()) {
            out.to(DELAY, from.with(emergency.late(word)).with(from.left().lessDelay()));
        }
        if (!emergency.running()) return;
        out.to(HEAR, from.with(heard(emergency, word, from.now())));
        out.to(SILENCE, from.with(heard(emergency, Word.silence(from.now()), from.now())));
        if (emergency.late().known()) {
            out.to(ARRIVE, from.with(heard(emergency.late(Word.NONE), emergency.late(), from.now())));
        }
    }

    /** A word comes with a tick. */
    private Emergency heard(Emergency emergency, Word word, int now) {
        var told = emergency
                .with(guards.reported(emergency.process(), word.report()))
                .reached(word);
        return advanced(told, now, guards);
    }

    private static Word truth(World from) {
        int resting = from.entry().resting() > 0 ? 1 : 0;
        return new Word(true, true, from.venue().held(), resting, from.now());
    }

    /** One tick of the emergency stop, as EmergencyDesk.advance has it. */
    static Emergency advanced(Emergency emergency, long now, Guards guards) {
        EmergencyProcess process = emergency.process();
        for (var due = guards.due(process); due.isPresent(); due = guards.due(process)) {
            process = process.at(due.get(), now);
        }
        if (process.instruction(now).isPresent()) process = process.attempted(now, LIMITS);
        var next = emergency.with(process);
        boolean late = process.step() != EmergencyStep.DONE && guards.overdue(process, LIMITS);
        return late ? next.alarm() : next;
    }
}
