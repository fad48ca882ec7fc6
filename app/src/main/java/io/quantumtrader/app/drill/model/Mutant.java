package io.quantumtrader.app.drill.model;

import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.exit.TrancheLadder;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One guard broken in each, with the invariant that must find it. */
public enum Mutant {
    GATE_IGNORES_PERMISSION("the send gate does not look at the permission", Invariants.E1, new Guards() {
        @Override
        boolean permissionLetsOpen(Permission permission) {
            return true;
        }
    }),
    GATE_HOLDS_EXITS("the send gate treats exits like entries", Invariants.E2, new Guards() {
        @Override
        boolean letsReduce(Permission permission) {
            return permission.allowsOpening();
        }
    }),
    GATE_IGNORES_VERSION("the send gate does not look at the permit's version", Invariants.E3, new Guards() {
        @Override
        boolean versionHolds(int permitVersion, int version) {
            return true;
        }
    }),
    PERMIT_NEVER_EXPIRES("the last hop does not look at the expiry", Invariants.E3, new Guards() {
        @Override
        boolean permitCovers(Permit permit, OpeningPlan plan, long version, long now) {
            return super.permitCovers(permit, plan, version, permit.issuedAtMs());
        }
    }),
    PERMIT_KEPT("the permit stays at hand after its use", Invariants.E3, new Guards() {
        @Override
        boolean permitLeavesWithItsUse() {
            return false;
        }
    }),
    NO_PERMIT_NEEDED("the last hop sends what it has no permit for", Invariants.E3, new Guards() {
        @Override
        boolean sendsWithoutPermit() {
            return true;
        }
    }),
    CLOSE_BEYOND_HELD("a tranche is not clamped to what no other exit closes", Invariants.E5, new Guards() {
        @Override
        int clamped(double wanted, int uncommitted) {
            return (int) wanted;
        }
    }),
    EXIT_NOT_REDUCE_ONLY("an exit leaves without the reduce-only flag", Invariants.E5, new Guards() {
        @Override
        boolean reduceOnly() {
            return false;
        }
    }),
    REPORT_COUNTED_TWICE("a report that comes again is taken for news", Invariants.E5, new Guards() {
        @Override
        boolean isNews(long sequence, long known) {
            return sequence >= known;
        }
    }),
    TRANCHES_FORGOTTEN("what has fired is not remembered", Invariants.E6, new Guards() {
        @Override
        TrancheLadder.Step tranche(int fired, double reading, int original, int held) {
            return super.tranche(0, reading, original, held);
        }
    }),
    LOOSEST_WINS("the loosest verdict stands, not the strictest", Invariants.E10, new Guards() {
        @Override
        Permission effective(LadderState state, String portfolio, String symbol) {
            return state.verdicts(portfolio, symbol).stream()
                    .map(verdict -> verdict.permission())
                    .min(Permission::compareTo)
                    .orElse(Permission.TRADE);
        }
    }),
    RELEASE_RELEASES_ALL("a release releases every latch", Invariants.E10, new Guards() {
        @Override
        LadderState released(LadderState state, String latchId) {
            var open = state;
            for (var latch : state.latches().latches()) open = open.release(latch.id());
            return open;
        }
    }),
    DONE_WITHOUT_THE_VENUE("the emergency stop is done without the venue's word", Invariants.E12, new Guards() {
        @Override
        Optional<EmergencyStep> due(EmergencyProcess process) {
            var real = super.due(process);
            boolean sent = process.step() == EmergencyStep.CLOSING && process.attempts() > 0;
            return real.isEmpty() && sent ? Optional.of(EmergencyStep.VERIFIED_FLAT) : real;
        }
    }),
    OLD_WORD_WINS("an old word of the venue replaces a newer one", Invariants.E12, new Guards() {
        @Override
        EmergencyProcess reported(EmergencyProcess process, FlatReport report) {
            var blank = new EmergencyProcess(
                    process.latchId(),
                    process.scope(),
                    process.sinceMs(),
                    process.step(),
                    process.attempts(),
                    process.nextAttemptMs(),
                    process.symbols(),
                    new TreeMap<>());
            return super.reported(blank, report);
        }
    }),
    NEVER_OVERDUE("nobody is told that it does not get flat", Invariants.E12, new Guards() {
        @Override
        boolean overdue(EmergencyProcess process, EmergencyLimits limits) {
            return false;
        }
    }),
    PULLED_AGAIN_STARTS_OVER("pulling again begins a new process", Invariants.E12, new Guards() {
        @Override
        EmergencyProcess pulledAgain(EmergencyProcess process, long now) {
            return EmergencyProcess.activated(process.latchId(), process.scope(), process.symbols(), now);
        }
    }),
    RELEASED_BEFORE_FLAT("the emergency stop is released at any step", Invariants.E12, new Guards() {
        @Override
        boolean emergencyReleasable(EmergencyStep step, boolean alarmed, String who) {
            return !who.isBlank();
        }
    }),
    ONE_PERSON_RELEASES("one person releases what takes two", Invariants.E13, new Guards() {
        @Override
        ReleaseCeremony.Outcome judge(
                ReleaseRules rules,
                Permission latched,
                Optional<ReleaseProposal> open,
                ReleaseCeremony.Request request) {
            return super.judge(rules, Permission.REDUCE_ONLY, open, request);
        }
    }),
    SELF_APPROVAL("the proposer may approve", Invariants.E13, new Guards() {
        @Override
        ReleaseCeremony.Outcome judge(
                ReleaseRules rules,
                Permission latched,
                Optional<ReleaseProposal> open,
                ReleaseCeremony.Request request) {
            var real = super.judge(rules, latched, open, request);
            boolean self = real instanceof ReleaseCeremony.Refused(Reason reason)
                    && reason.code() == ReasonCode.RELEASE_SELF_APPROVAL;
            return self ? new ReleaseCeremony.Granted(List.of(request.who()), false) : real;
        }
    }),
    PROPOSAL_NEVER_LAPSES("a proposal of any age can be approved", Invariants.E13, new Guards() {
        @Override
        ReleaseCeremony.Outcome judge(
                ReleaseRules rules,
                Permission latched,
                Optional<ReleaseProposal> open,
                ReleaseCeremony.Request request) {
            var fresh = open.map(old -> new ReleaseProposal(old.latchId(), old.who(), old.why(), request.atMs()));
            return super.judge(rules, latched, fresh, request);
        }
    }),
    NOBODY_RELEASES("a release needs no name", Invariants.E13, new Guards() {
        @Override
        ReleaseCeremony.Outcome judge(
                ReleaseRules rules,
                Permission latched,
                Optional<ReleaseProposal> open,
                ReleaseCeremony.Request request) {
            var named = new ReleaseCeremony.Request(
                    request.latchId(), "nobody", request.why(), request.phrase(), request.atMs());
            return super.judge(rules, latched, open, request.who().isBlank() ? named : request);
        }
    });

    private final String breaks;
    private final String foundBy;

    @SuppressWarnings("ImmutableEnumChecker") // functions only
    private final Guards guards;

    Mutant(String breaks, String foundBy, Guards guards) {
        this.breaks = breaks;
        this.foundBy = foundBy;
        this.guards = guards;
    }

    /** What is broken, in words. */
    public String breaks() {
        return breaks;
    }

    /** The invariant that must find it. */
    public String foundBy() {
        return foundBy;
    }

    Guards guards() {
        return guards;
    }
}
