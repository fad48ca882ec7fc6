package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.model.Entry.Stage;
import io.quantumtrader.app.drill.model.Model.Moves;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.kernel.risk.Permit;

/** An opening plan on its way up, back down with a permit, past the last hop and through the send gate. */
final class WayIn implements Fund.Organ {

    private static final String DECISION = "BTCUSDT-1";
    private static final double BAND = 1;
    private static final double STOP = 10;

    private static final Step WISH = Step.of("the strategy wishes to open");
    private static final Step REFUSED = Step.of("the governor refuses");
    private static final Step PERMIT = Step.of("the governor issues a permit");
    private static final Step RECORD = Step.of("the opening order is recorded");
    private static final Step CLEAR = Step.of("the last hop clears the opening order");
    private static final Step HOLD = Step.of("the last hop holds the opening order back");
    private static final Step AGAIN = Step.of("the opening order is tried again");
    private static final Step SEND = Step.of(Step.Kind.ENTRY_AT_GATE, "the gate hands the opening order over");
    private static final Step LOSE = Step.of(Step.Kind.ENTRY_AT_GATE, "the opening order is handed over and lost")
            .with(Mishap.ORDER_LOST);
    private static final Step KEEP_SILENT = Step.of(
                    Step.Kind.ENTRY_AT_GATE, "the opening order is handed over and not answered")
            .with(Mishap.ANSWER_LOST);
    private static final Step REFUSE = Step.of(Step.Kind.ENTRY_AT_GATE, "the venue refuses the opening order")
            .with(Mishap.VENUE_REFUSES);
    private static final Step SHUT = Step.of(Step.Kind.ENTRY_AT_GATE, "the gate refuses the opening order");
    private static final Step ASK = Step.of("the venue is asked for the lost entry");
    private static final Step FIND = Step.of("the venue is asked for the entry, and has it");
    private static final Step HEAR = Step.of("the symbol hears that the venue refused the entry");
    private static final Step WITHDRAW = Step.of(Step.Kind.MUST_PASS, "what rests of the entry is withdrawn");

    private final int lots;
    private final Guards guards;
    private final OpeningPlan plan;

    WayIn(Bounds bounds, Guards guards) {
        this.lots = bounds.lots();
        this.guards = guards;
        this.plan = new OpeningPlan(Gates.SYMBOL, DECISION, Side.LONG, lots, Guards.PRICE, STOP, 2, 0.9);
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        var entry = from.entry();
        switch (entry.stage()) {
            case NONE -> wish(from, out);
            case WISHED -> {
                out.to(REFUSED, from.with(Entry.NONE));
                out.to(PERMIT, from.with(entry.permitted(from.now(), from.gate().version)));
            }
            case PERMITTED -> out.to(RECORD, from.with(entry.at(Stage.RECORDED).withPermitAtHand(true)));
            case RECORDED -> lastHop(from, out);
            case CLEARED -> gate(from, out);
            case SENT -> {
                if (entry.resting() > 0) withdraw(from, out);
                again(from, out);
            }
            case LOST -> {
                out.to(ASK, from.with(Entry.NONE));
                again(from, out);
            }
            case UNANSWERED -> {
                out.to(FIND, from.with(entry.at(Stage.SENT)));
                again(from, out);
            }
            case REFUSED -> {
                out.to(HEAR, from.with(Entry.NONE));
                again(from, out);
            }
        }
    }

    /** What a crash leaves of it: a wish and a permit live in memory, the record does not. */
    static Entry afterCrash(Entry entry) {
        return switch (entry.stage()) {
            case NONE, WISHED, PERMITTED, REFUSED -> Entry.NONE;
            case RECORDED, CLEARED -> entry.at(Stage.RECORDED).withPermitAtHand(false);
            case SENT, LOST, UNANSWERED -> entry.withPermitAtHand(false);
        };
    }

    private static void wish(World from, Moves<World, Step> out) {
        boolean flat = from.book().held() == 0;
        if (from.left().entries() > 0 && flat && from.gate().permission.allowsOpening()) {
            out.to(WISH, from.with(Entry.NONE.at(Stage.WISHED)).with(from.left().lessEntry()));
        }
    }

    private void lastHop(World from, Moves<World, Step> out) {
        if (cleared(from)) out.to(CLEAR, from.with(clear(from.entry())));
        else out.to(HOLD, from.with(Entry.NONE));
    }

    /** A sender that does not know whether it sent; the permit is what stops it. */
    private void again(World from, Moves<World, Step> out) {
        if (cleared(from)) out.to(AGAIN, from.with(clear(from.entry())));
    }

    private boolean cleared(World from) {
        var entry = from.entry();
        if (!entry.permitAtHand()) return guards.sendsWithoutPermit();
        return guards.permitCovers(permit(entry), plan, from.gate().version, from.now());
    }

    private Entry clear(Entry entry) {
        return entry.at(Stage.CLEARED).withPermitAtHand(entry.permitAtHand() && !guards.permitLeavesWithItsUse());
    }

    private void gate(World from, Moves<World, Step> out) {
        var entry = from.entry();
        var gate = from.gate();
        boolean open =
                guards.permissionLetsOpen(gate.permission) && guards.versionHolds(entry.permitVersion(), gate.version);
        if (!open) {
            out.to(SHUT, from.with(Entry.NONE));
            return;
        }
        out.to(SEND, from.with(entry.handedOver(Stage.SENT, lots)));
        if (from.left().losses() > 0) {
            out.to(
                    LOSE,
                    from.with(entry.handedOver(Stage.LOST, 0)).with(from.left().lessLoss()));
        }
        if (from.left().unanswered() > 0) {
            var silent = from.with(entry.handedOver(Stage.UNANSWERED, lots));
            out.to(KEEP_SILENT, silent.with(from.left().lessUnanswered()));
        }
        if (from.left().refusals() > 0) {
            var refused = from.with(entry.handedOver(Stage.REFUSED, 0));
            out.to(REFUSE, refused.with(from.left().lessRefusal()));
        }
    }

    private void withdraw(World from, Moves<World, Step> out) {
        boolean passes = guards.letsReduce(from.gate().permission);
        out.to(WITHDRAW, passes ? from.with(from.entry().resting(0)) : from);
    }

    private Permit permit(Entry entry) {
        return new Permit(
                "alpha-1",
                DECISION,
                Gates.SYMBOL,
                Side.LONG,
                lots,
                Guards.PRICE - BAND,
                Guards.PRICE + BAND,
                entry.permitVersion(),
                entry.permitAt(),
                entry.permitAt() + Fund.LIFE);
    }
}
