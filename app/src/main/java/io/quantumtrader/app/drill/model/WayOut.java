package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.model.Exit.Stage;
import io.quantumtrader.app.drill.model.Model.Moves;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.kernel.exit.CloseQuantity;

/** What the symbol does about a position: tranches, closes of a part and of the whole, the protective stop. */
final class WayOut implements Fund.Organ {

    /** The slot that is kept for closes of the whole. */
    private static final int LAST = 2;

    private static final Step[] TRANCHES = {
        Step.of("the mark reaches T1"), Step.of("the mark reaches T2"), Step.of("the mark reaches T3")
    };
    private static final Step PART = Step.of("an operator closes one lot");
    private static final Step WHOLE = Step.of(Step.Kind.MUST_RECORD, "the whole position is to be closed");
    private static final Step CONTINUE = Step.of(Step.Kind.MUST_RECORD, "the close goes on with what came late");
    private static final Step PROTECT = Step.of(Step.Kind.MUST_PASS, "the protective stop is sent");
    private static final Step SEND = Step.of(Step.Kind.MUST_PASS, "an exit is sent");
    private static final Step LOSE = Step.of("an exit is handed over and lost").with(Mishap.ORDER_LOST);
    private static final Step KEEP_SILENT =
            Step.of("an exit is handed over and not answered").with(Mishap.ANSWER_LOST);
    private static final Step REFUSE = Step.of("the venue refuses an exit").with(Mishap.VENUE_REFUSES);
    private static final Step REFUSE_STOP =
            Step.of("the venue refuses the stop").with(Mishap.VENUE_REFUSES);
    private static final Step ASK = Step.of("the venue is asked for the lost exit");
    private static final Step FIND = Step.of("the venue is asked for an exit, and has it");
    private static final Step DROP = Step.of("an exit of what is flat is dropped");

    private final Bounds bounds;
    private final Guards guards;

    WayOut(Bounds bounds, Guards guards) {
        this.bounds = bounds;
        this.guards = guards;
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        if (from.book().held() > 0) decide(from, out);
        for (int slot = 0; slot <= LAST; slot++) work(from, slot, out);
    }

    /** Orders that never got an answer are asked for by their id; those that the venue never saw are gone. */
    static Book afterCrash(Book book) {
        var settled = book;
        for (int slot = 0; slot <= LAST; slot++) {
            var stage = settled.exits().get(slot).stage();
            if (stage == Stage.RECORDED || stage == Stage.LOST) settled = gone(settled, slot);
            if (stage == Stage.UNANSWERED) settled = found(settled, slot);
        }
        return settled;
    }

    /** As SymbolBook has it: a tranche whose order ended without a fill has not fired, unless a later one covers it. */
    static Book gone(Book book, int slot) {
        var exit = book.exits().get(slot);
        boolean takesBack = book.held() > 0 && !exit.filled() && exit.harvests() && book.fired() == exit.firedAfter();
        return (takesBack ? book.takenBack(exit.firedBefore(), exit) : book).withExit(slot, Exit.NONE);
    }

    private static Book found(Book book, int slot) {
        return book.withExit(slot, book.exits().get(slot).found());
    }

    private void decide(World from, Moves<World, Step> out) {
        var book = from.book();
        int free = book.uncommitted();
        int part = freeSlot(book, LAST - 1);
        int whole = freeSlot(book, LAST);
        if (bounds.parts() && part >= 0 && !book.closing()) {
            for (int reading = 1; reading <= TRANCHES.length; reading++) {
                out.to(TRANCHES[reading - 1], from.with(harvested(book, reading, part)));
            }
            if (free > 0) {
                out.to(PART, from.with(ordered(book, guards.part(1, free), part)));
            }
        }
        if (free > 0 && whole >= 0) {
            var close = CloseQuantity.whole(free);
            out.to(book.closing() ? CONTINUE : WHOLE, from.with(ordered(book, close, whole)));
        }
        if (!from.venue().stop() && from.venue().held() > 0) {
            boolean passes = guards.letsReduce(from.gate().permission);
            out.to(PROTECT, passes ? from.with(from.venue().withStop()) : from);
            if (from.left().refusals() > 0) {
                out.to(REFUSE_STOP, from.with(from.left().lessRefusal()));
            }
        }
    }

    private Book harvested(Book book, int reading, int slot) {
        var step = guards.tranche(book.fired(), reading, book.original(), book.held());
        if (step.tranche() == 0) return book;
        int quantity = guards.clamped(step.close().quantity(), book.uncommitted());
        int after = step.after().fired();
        if (quantity > 0) {
            return book.withExit(slot, Exit.recorded(quantity, book.fired(), after))
                    .harvest(after, true)
                    .closing(step.close().remaining() == 0);
        }
        return step.closes() ? book : book.harvest(after, false);
    }

    private static Book ordered(Book book, CloseQuantity close, int slot) {
        return book.withExit(slot, Exit.recorded((int) close.quantity(), book.fired(), book.fired()))
                .closing(close.remaining() == 0);
    }

    private void work(World from, int slot, Moves<World, Step> out) {
        var book = from.book();
        var exit = book.exits().get(slot);
        switch (exit.stage()) {
            case RECORDED -> {
                if (book.held() == 0) {
                    out.to(DROP, from.with(book.withExit(slot, Exit.NONE)));
                    return;
                }
                out.to(SEND, guards.letsReduce(from.gate().permission) ? sent(from, slot, exit) : from);
                if (from.left().losses() > 0) {
                    var lost = from.with(book.withExit(slot, exit.lost()));
                    out.to(LOSE, lost.with(from.left().lessLoss()));
                }
                if (from.left().unanswered() > 0) keepSilent(from, slot, exit, out);
                if (from.left().refusals() > 0) {
                    out.to(REFUSE, from.with(gone(book, slot)).with(from.left().lessRefusal()));
                }
            }
            case LOST -> out.to(ASK, from.with(gone(book, slot)));
            case UNANSWERED -> out.to(FIND, from.with(found(book, slot)));
            case NONE, SENT -> {}
        }
    }

    private void keepSilent(World from, int slot, Exit exit, Moves<World, Step> out) {
        if (from.venue().held() <= 0) return;
        var silent = from.with(from.book().withExit(slot, exit.unanswered()));
        out.to(KEEP_SILENT, silent.with(from.left().lessUnanswered()));
    }

    /** The venue refuses a reduce-only order where nothing is held. */
    private World sent(World from, int slot, Exit exit) {
        boolean refused = from.venue().held() <= 0 && guards.reduceOnly();
        return from.with(refused ? gone(from.book(), slot) : from.book().withExit(slot, exit.sent()));
    }

    private static int freeSlot(Book book, int last) {
        for (int slot = 0; slot <= last; slot++) if (book.exits().get(slot).free()) return slot;
        return -1;
    }
}
