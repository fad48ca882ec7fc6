package io.quantumtrader.app.drill.model;

import static io.quantumtrader.app.drill.model.Gates.Change.CEO_SAYS_TRADE;
import static io.quantumtrader.app.drill.model.Gates.Change.HEAT_SAYS_REDUCE_ONLY;
import static io.quantumtrader.app.drill.model.Gates.Change.HEAT_WITHDRAWS;
import static io.quantumtrader.app.drill.model.Gates.Change.KILL_FLATTEN;
import static io.quantumtrader.app.drill.model.Gates.Change.KILL_REDUCE_ONLY;
import static io.quantumtrader.app.drill.model.Gates.Change.RELEASE_FLATTEN;
import static io.quantumtrader.app.drill.model.Gates.Change.RELEASE_REDUCE_ONLY;

import io.quantumtrader.app.drill.model.Gates.Change;
import io.quantumtrader.app.drill.model.Model.Moves;
import io.quantumtrader.app.drill.model.Step.Kind;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.ReleaseCeremony;
import io.quantumtrader.kernel.kill.ReleaseProposal;
import io.quantumtrader.kernel.kill.ReleaseRules;
import java.util.List;
import java.util.Optional;

/** Operators at the kill switch, who tighten alone and release by the ceremony, and layers that say what they think. */
final class Operators implements Fund.Organ {

    static final ReleaseRules RULES = new ReleaseRules(2, "release", 0, Fund.LIFE);

    private static final Step REDUCE_ONLY = Step.of(Kind.SAID, "an operator kills: REDUCE_ONLY");
    private static final Step FLATTEN = Step.of(Kind.SAID, "an operator kills: FLATTEN");
    private static final Step HOT = Step.of(Kind.SAID, "the heat gate says REDUCE_ONLY");
    private static final Step LOOSE = Step.of(Kind.SAID, "the CEO says TRADE");
    private static final Step COOL = Step.of("the heat gate withdraws its verdict");

    private static final List<Step> REDUCE_ONLY_WORDS =
            List.of(word(Kind.WORD_FOR_REDUCE_ONLY, "anna"), word(Kind.WORD_FOR_REDUCE_ONLY, ""));
    private static final List<Step> FLATTEN_WORDS = List.of(
            word(Kind.WORD_FOR_FLATTEN, "anna"),
            word(Kind.WORD_FOR_FLATTEN, " Anna "),
            word(Kind.WORD_FOR_FLATTEN, "ben"),
            word(Kind.WORD_FOR_FLATTEN, ""));

    private final Bounds bounds;
    private final Gates gates;
    private final Guards guards;

    Operators(Bounds bounds, Gates gates, Guards guards) {
        this.bounds = bounds;
        this.gates = gates;
        this.guards = guards;
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        var gate = from.gate();
        if (bounds.reduceOnlyKill() && !gate.knows(Gates.REDUCE_ONLY)) {
            out.to(REDUCE_ONLY, tightened(from, gates, KILL_REDUCE_ONLY));
        }
        if (bounds.flattenKill() && !gate.knows(Gates.FLATTEN)) {
            out.to(FLATTEN, tightened(from, gates, KILL_FLATTEN));
        }
        if (gate.stands(Gates.REDUCE_ONLY)) REDUCE_ONLY_WORDS.forEach(word -> out.to(word, reduceOnly(from, word)));
        if (gate.stands(Gates.FLATTEN)) FLATTEN_WORDS.forEach(word -> out.to(word, flatten(from, word)));
        verdicts(from, out);
    }

    /** A latch or a verdict more; what waits under an older permit is told if that made the ladder stricter. */
    static World tightened(World from, Gates gates, Change change) {
        int said = from.said() | change.bit();
        var next = from.with(gates.after(from.gate(), change), said);
        boolean stricter = Oracle.permission(said).stricterThan(Oracle.permission(from.said()));
        return stricter ? next.with(from.entry().afterTightening()) : next;
    }

    /** Without what was said, and without the latch or verdict that stood for it. */
    static World loosened(World from, Gates gates, Change said, Change change) {
        return from.with(gates.after(from.gate(), change), from.said() & ~said.bit());
    }

    private void verdicts(World from, Moves<World, Step> out) {
        boolean hot = (from.said() & HEAT_SAYS_REDUCE_ONLY.bit()) != 0;
        if (!hot && from.left().verdicts() > 0) {
            out.to(
                    HOT,
                    tightened(from, gates, HEAT_SAYS_REDUCE_ONLY)
                            .with(from.left().lessVerdict()));
        }
        if (hot) out.to(COOL, loosened(from, gates, HEAT_SAYS_REDUCE_ONLY, HEAT_WITHDRAWS));
        if (from.left().looseVerdict()) {
            out.to(
                    LOOSE,
                    tightened(from, gates, CEO_SAYS_TRADE).with(from.left().lessLooseVerdict()));
        }
    }

    private World reduceOnly(World from, Step word) {
        var outcome =
                guards.judge(RULES, Permission.REDUCE_ONLY, Optional.empty(), request(from, Gates.REDUCE_ONLY, word));
        boolean granted = outcome instanceof ReleaseCeremony.Granted;
        return granted ? loosened(from, gates, KILL_REDUCE_ONLY, RELEASE_REDUCE_ONLY) : from;
    }

    private World flatten(World from, Step word) {
        var words = from.words();
        var open = words.proposer().isEmpty()
                ? Optional.<ReleaseProposal>empty()
                : Optional.of(new ReleaseProposal(Gates.FLATTEN, words.proposer(), "", words.proposedAt()));
        var outcome = guards.judge(RULES, Permission.FLATTEN, open, request(from, Gates.FLATTEN, word));
        return switch (outcome) {
            case ReleaseCeremony.Refused refused -> from;
            case ReleaseCeremony.Proposed(var proposal, var earliestMs) ->
                from.with(words.spoken(word.who(), from.now()).proposed(proposal.who(), (int) proposal.atMs()));
            case ReleaseCeremony.Granted granted ->
                loosened(from, gates, KILL_FLATTEN, RELEASE_FLATTEN).with(Words.NONE);
        };
    }

    private static ReleaseCeremony.Request request(World from, String latchId, Step word) {
        return new ReleaseCeremony.Request(latchId, word.who(), "", "", from.now());
    }

    private static Step word(Kind kind, String who) {
        String latch = kind == Kind.WORD_FOR_FLATTEN ? "FLATTEN" : "REDUCE_ONLY";
        return new Step(kind, "\"" + who + "\" speaks for the release of " + latch, who);
    }
}
