package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.model.Model.Moves;
import io.quantumtrader.app.drill.model.News.Kind;
import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.kernel.market.Regime;
import io.quantumtrader.kernel.position.EntryTerms;
import io.quantumtrader.kernel.position.ExitProfile;
import io.quantumtrader.kernel.position.Position;
import io.quantumtrader.kernel.position.Side;

/** The venue fills, in parts or whole, at any time; its reports reach the symbol late, in order, and some twice. */
final class VenueWork implements Fund.Organ {

    private static final Step ENTRY = Step.of("the venue fills one lot of the entry");
    private static final Step ENTRY_WHOLE = Step.of("the venue fills the entry");
    private static final Step EXIT = Step.of("the venue fills one lot of an exit");
    private static final Step EXIT_WHOLE = Step.of("the venue fills an exit");
    private static final Step ORPHAN = Step.of("the venue withdraws an exit that has nothing left to reduce");
    private static final Step STOP = Step.of("the mark reaches the stop");
    private static final Step TELL = Step.of("a report of the venue arrives");
    private static final Step REPEAT =
            Step.of("a report of the venue arrives again").with(Mishap.REPORT_TWICE);

    private static final EntryTerms TERMS =
            new EntryTerms(Side.LONG, 10, 2, ExitProfile.KERNEL_TRANCHES, 0.01, 0, false, Regime.TREND);

    private final Bounds bounds;
    private final Guards guards;

    VenueWork(Bounds bounds, Guards guards) {
        this.bounds = bounds;
        this.guards = guards;
    }

    @Override
    public void moves(World from, Moves<World, Step> out) {
        var venue = from.venue();
        if (venue.mail().size() < bounds.mail()) {
            fillEntry(from, out);
            for (int slot = 0; slot < 3; slot++) fillExit(from, slot, out);
            if (venue.stop() && venue.held() > 0) {
                var report = new News(Kind.STOP_FILLED, 0, venue.held(), true);
                out.to(STOP, from.with(venue.traded(-venue.held(), report)));
            }
        }
        if (!venue.mail().isEmpty()) {
            var told = venue.delivered(from.left().repeats() > 0);
            out.to(TELL, told(from, venue.mail().getFirst()).with(told));
        }
        if (from.left().repeats() > 0 && venue.last().kind() != Kind.NONE) {
            var less = from.with(from.left().lessRepeat());
            out.to(REPEAT, guards.isNews(1, 1) ? told(less, venue.last()) : less);
        }
    }

    private void fillEntry(World from, Moves<World, Step> out) {
        int resting = from.entry().resting();
        if (resting == 0) return;
        if (resting > 1) out.to(ENTRY, filled(from, 1));
        out.to(ENTRY_WHOLE, filled(from, resting));
    }

    private static World filled(World from, int lots) {
        int rest = from.entry().resting() - lots;
        var report = new News(Kind.ENTRY_FILLED, 0, lots, rest == 0);
        return from.with(from.entry().resting(rest)).with(from.venue().traded(lots, report));
    }

    private void fillExit(World from, int slot, Moves<World, Step> out) {
        var exit = from.book().exits().get(slot);
        if (exit.atVenue() == 0) return;
        int most = guards.reduceOnly()
                ? Math.min(exit.atVenue(), Math.max(0, from.venue().held()))
                : exit.atVenue();
        if (most == 0) {
            var gone = new News(Kind.EXIT_GONE, slot, 0, true);
            out.to(ORPHAN, working(from, slot, exit, 0).with(from.venue().reports(gone)));
            return;
        }
        if (most > 1) out.to(EXIT, taken(from, slot, exit, 1, false));
        out.to(EXIT_WHOLE, taken(from, slot, exit, most, true));
    }

    private static World taken(World from, int slot, Exit exit, int lots, boolean complete) {
        var report = new News(Kind.EXIT_FILLED, slot, lots, complete);
        int rest = complete ? 0 : exit.atVenue() - lots;
        return working(from, slot, exit, rest).with(from.venue().traded(-lots, report));
    }

    private static World working(World from, int slot, Exit exit, int lots) {
        return from.with(from.book().withExit(slot, exit.atVenue(lots)));
    }

    // --- what the symbol makes of a report, as SymbolBook has it

    private static World told(World from, News news) {
        var book = from.book();
        return from.with(
                switch (news.kind()) {
                    case NONE -> book;
                    case ENTRY_FILLED -> entered(book, news.lots());
                    case EXIT_FILLED -> left(exitTold(book, news), news.lots());
                    case EXIT_GONE -> WayOut.gone(book, news.slot());
                    case STOP_FILLED -> left(book, news.lots());
                });
    }

    private static Book exitTold(Book book, News news) {
        var exit = book.exits().get(news.slot());
        return exit.free() ? book : book.withExit(news.slot(), exit.told(news.lots(), news.complete()));
    }

    private static Book entered(Book book, int lots) {
        var position = book.held() == 0
                ? Position.opened(1, TERMS, lots, Guards.PRICE, 0, 0)
                : position(book).enlarged(lots, Guards.PRICE, 0, Guards.RULES);
        return book.entered((int) position.originalQuantity(), (int) position.quantity());
    }

    private static Book left(Book book, int lots) {
        if (book.held() == 0) return book;
        return book.left(lots, (int) position(book).heldAfter(lots, Guards.RULES));
    }

    private static Position position(Book book) {
        var opened = Position.opened(1, TERMS, book.original(), Guards.PRICE, 0, 0);
        int gone = book.original() - book.held();
        return gone == 0 ? opened : opened.reduced(gone, Guards.PRICE, 0, Guards.RULES);
    }
}
