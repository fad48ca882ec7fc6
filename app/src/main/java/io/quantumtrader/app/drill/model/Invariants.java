package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.model.Model.Invariant;
import io.quantumtrader.app.drill.model.Step.Kind;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.Meet;
import io.quantumtrader.kernel.kill.Permission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The invariants of section E of the rules, as far as the model has what they speak of. */
final class Invariants {

    static final String E1 = "E1 no opening order leaves after a kill";
    static final String E2 = "E2 nothing refuses an exit or protection";
    static final String E3 = "E3 a permit is used once, in time, under its ladder";
    static final String E5 = "E5 never closed more than opened, never turned round";
    static final String E6 = "E6 each tranche fires once";
    static final String E10 = "E10 a verdict more never widens, a release releases one";
    static final String E12 = "E12 flatten is idempotent and ends flat or alarmed";
    static final String E13 = "E13 a release has the persons it needs";

    /** Ticks within which an emergency stop is flat or alarmed, whatever the venue says or does not say. */
    private static final int PATIENCE = 6;

    private final Bounds bounds;
    private final Guards guards;
    private final Map<Moment, Boolean> ends = new HashMap<>();
    private final Map<Gate, Boolean> meets = new HashMap<>();

    Invariants(Bounds bounds, Guards guards) {
        this.bounds = bounds;
        this.guards = guards;
    }

    private record Moment(Emergency emergency, int now) {}

    private record Named(String name, Check check) implements Invariant<World, Step> {
        @Override
        public boolean holds(World before, Step step, World after) {
            return check.holds(before, step, after);
        }
    }

    private interface Check {
        boolean holds(World before, Step step, World after);
    }

    List<Invariant<World, Step>> all() {
        return List.of(
                new Named(E1, Invariants::nothingOpensAfterAKill),
                new Named(E2, Invariants::nothingRefusesAnExit),
                new Named(E3, Invariants::permitHolds),
                new Named(E5, this::closesAtMostWhatWasOpened),
                new Named(E6, (before, step, after) -> after.book().fault() != Book.Fault.FIRED_TWICE),
                new Named(E10, this::ladderIsStrictEnough),
                new Named(E12, this::flattenEnds),
                new Named(E13, Invariants::personsSpoke));
    }

    private static boolean left(World before, World after) {
        return after.entry().uses() > before.entry().uses();
    }

    private static boolean nothingOpensAfterAKill(World before, Step step, World after) {
        return step.kind() != Kind.ENTRY_AT_GATE
                || !left(before, after)
                || Oracle.permission(before.said()) == Permission.TRADE;
    }

    private static boolean nothingRefusesAnExit(World before, Step step, World after) {
        boolean must = step.kind() == Kind.MUST_PASS || step.kind() == Kind.MUST_RECORD;
        return !must || !after.equals(before);
    }

    private static boolean permitHolds(World before, Step step, World after) {
        if (step.kind() != Kind.ENTRY_AT_GATE || !left(before, after)) return true;
        var entry = before.entry();
        boolean inTime = before.now() >= entry.permitAt() && before.now() <= entry.permitAt() + Fund.LIFE;
        return inTime && !entry.tightened() && after.entry().uses() == 1;
    }

    private boolean closesAtMostWhatWasOpened(World before, Step step, World after) {
        int committed = after.book().committed();
        boolean orderedTooMuch = committed > before.book().committed()
                && committed > before.book().held();
        return !orderedTooMuch
                && after.venue().held() >= 0
                && after.venue().held() <= bounds.lots()
                && after.book().original() <= bounds.lots()
                && after.book().fault() != Book.Fault.CLOSED_TOO_MUCH;
    }

    private boolean ladderIsStrictEnough(World before, Step step, World after) {
        var gate = after.gate();
        if (gate == before.gate()) return true;
        boolean widened = step.kind() == Kind.SAID
                && (before.gate().permission.stricterThan(gate.permission)
                        || before.gate().other.stricterThan(gate.other));
        return !widened
                && gate.permission == Oracle.permission(after.said())
                && gate.other == Oracle.other(after.said())
                && meets.computeIfAbsent(gate, Invariants::isTheMeet);
    }

    /** The meet over the verdicts one by one says the same as the ladder, which keeps it. */
    private static boolean isTheMeet(Gate gate) {
        var verdicts = gate.state.verdicts(Gates.PORTFOLIO, Gates.SYMBOL);
        return Meet.effective(verdicts, Gates.PORTFOLIO, Gates.SYMBOL) == gate.permission;
    }

    private boolean flattenEnds(World before, Step step, World after) {
        var was = before.emergency();
        var is = after.emergency();
        return switch (step.kind()) {
            case EMERGENCY_PULLED_AGAIN ->
                is.step() == was.step()
                        && is.attempts() == was.attempts()
                        && is.nextAt() <= was.nextAt()
                        && after.gate() == before.gate();
            case EMERGENCY_ADVANCED -> doneIsVerified(was, is) && ends(is, before.now());
            case WORD_FOR_EMERGENCY ->
                is.running() || was.alarmed() || (was.step() == EmergencyStep.DONE && doneIsVerified(was, was));
            default -> true;
        };
    }

    /** Done by the venue's word, and by its newest; what a crash made it forget is asked again on the next tick. */
    private static boolean doneIsVerified(Emergency was, Emergency is) {
        boolean forgot = was.step() == EmergencyStep.DONE && !was.newest().known();
        return is.step() != EmergencyStep.DONE
                || (forgot && !is.newest().known())
                || is.newest().flat();
    }

    /** If nobody hears of the venue any more, or only that it still holds something, an operator is told in time. */
    private boolean ends(Emergency emergency, int now) {
        return ends.computeIfAbsent(new Moment(emergency, now), moment -> ended(moment, false) && ended(moment, true));
    }

    private boolean ended(Moment moment, boolean stubborn) {
        var last = moment.emergency();
        for (int tick = moment.now(); tick < moment.now() + PATIENCE; tick++) {
            if (last.alarmed() || last.step() == EmergencyStep.DONE) return true;
            if (stubborn) {
                var held = new Emergency.Word(true, true, 1, 0, tick);
                last = last.with(guards.reported(last.process(), held.report()));
            }
            last = EmergencyWork.advanced(last, tick, guards);
        }
        return false;
    }

    private static boolean personsSpoke(World before, Step step, World after) {
        return switch (step.kind()) {
            case WORD_FOR_REDUCE_ONLY ->
                after.gate() == before.gate() || !step.who().isBlank();
            case WORD_FOR_EMERGENCY ->
                after.emergency().running() || !step.who().isBlank();
            case WORD_FOR_FLATTEN ->
                after.gate() == before.gate() || (!step.who().isBlank() && otherSpoke(before, step.who()));
            default -> true;
        };
    }

    private static boolean otherSpoke(World before, String who) {
        int at = before.words().otherSpokeAt(who);
        return at >= 0 && before.now() - at <= Fund.LIFE;
    }
}
