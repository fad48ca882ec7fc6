package io.quantumtrader.app.drill.model;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.exit.TrancheLadder;
import io.quantumtrader.kernel.exit.TrancheTargets;
import io.quantumtrader.kernel.kill.EmergencyLimits;
import io.quantumtrader.kernel.kill.EmergencyProcess;
import io.quantumtrader.kernel.kill.EmergencyStep;
import io.quantumtrader.kernel.kill.FlatReport;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.kernel.risk.Permit;
import io.quantumtrader.kernel.venue.InstrumentRules;
import java.util.Optional;

/**
 * Every function of the model that may say no, or that what says no rests on: the kernel's own, and where the decision
 * lies in an actor the same condition. A {@link Mutant} replaces one.
 */
class Guards {

    /** The system as it is. */
    static final Guards REAL = new Guards();

    static final TrancheTargets TARGETS = new TrancheTargets(1, 2, 3, 0.25, 0.5, 0.75);
    static final double PRICE = 100;
    /** One lot is one unit; the venue takes every lot. */
    static final InstrumentRules RULES = new InstrumentRules(1, 1, PRICE, 0.005, 20);

    // --- the ladder

    Permission effective(LadderState state, String portfolio, String symbol) {
        return state.effective(portfolio, symbol);
    }

    LadderState released(LadderState state, String latchId) {
        return state.release(latchId);
    }

    // --- the send gate, as Ladder.admit has it

    boolean permissionLetsOpen(Permission permission) {
        return permission.allowsOpening();
    }

    boolean versionHolds(int permitVersion, int version) {
        return permitVersion == version;
    }

    /** Exits, stops and withdrawals pass whatever the permission. */
    boolean letsReduce(Permission permission) {
        return true;
    }

    // --- the last hop of an opening order, as Entry.lastHop has it

    boolean permitCovers(Permit permit, OpeningPlan plan, long version, long now) {
        return permit.refuses(plan, PRICE, version, now).isEmpty();
    }

    boolean sendsWithoutPermit() {
        return false;
    }

    boolean permitLeavesWithItsUse() {
        return true;
    }

    // --- exits

    CloseQuantity part(double wanted, double uncommitted) {
        return CloseQuantity.byHand(wanted, uncommitted, PRICE, RULES);
    }

    /** What is closed of what an evaluation asks for: nothing that another order closes already. */
    int clamped(double wanted, int uncommitted) {
        return (int) Math.min(wanted, uncommitted);
    }

    TrancheLadder.Step tranche(int fired, double reading, int original, int held) {
        return new TrancheLadder(fired).step(TARGETS, reading, original, held, PRICE, RULES);
    }

    /** Whether the venue keeps an exit from doing more than reducing. */
    boolean reduceOnly() {
        return true;
    }

    boolean isNews(long sequence, long known) {
        return sequence > known;
    }

    // --- the emergency stop

    EmergencyProcess reported(EmergencyProcess process, FlatReport report) {
        return process.reported(report);
    }

    EmergencyProcess pulledAgain(EmergencyProcess process, long now) {
        return process.activatedAgain(now);
    }

    Optional<EmergencyStep> due(EmergencyProcess process) {
        return process.due();
    }

    boolean overdue(EmergencyProcess process, EmergencyLimits limits) {
        return process.overdue(limits);
    }

    /** As EmergencyStop.release has it. */
    boolean emergencyReleasable(EmergencyStep step, boolean alarmed, String who) {
        return !who.isBlank() && (step == EmergencyStep.DONE || alarmed);
    }

    // --- releases of the kill switch

    ReleaseCeremony.Outcome judge(
            ReleaseRules rules, Permission latched, Optional<ReleaseProposal> open, ReleaseCeremony.Request request) {
        return ReleaseCeremony.judge(rules, latched, open, request);
    }
}
