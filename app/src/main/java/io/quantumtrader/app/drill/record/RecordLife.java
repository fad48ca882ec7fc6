package io.quantumtrader.app.drill.record;

import static io.quantumtrader.app.drill.record.KeptRecord.SYMBOL;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.decision.ReducingPlan;
import io.quantumtrader.kernel.exit.CloseQuantity;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.market.Bar;
import io.quantumtrader.kernel.portfolio.HeatBand;
import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.BarJudgement;
import io.quantumtrader.persistence.symbol.Care;
import io.quantumtrader.persistence.symbol.Housekeeping;
import io.quantumtrader.persistence.symbol.Intents;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.WorkingOrder.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One life: commands in random order, and at its end everything is flattened. */
final class RecordLife {

    private static final long MINUTE = 60_000;
    private static final long START = 1_772_452_800_000L;
    private static final int MOST_ROUNDS = 60;
    private static final List<Permission> PERMISSIONS = List.of(Permission.values());
    private static final List<HeatBand> HEATS = List.of(HeatBand.values());

    private final SplittableRandom random;
    private final Tally tally;
    private final RecordTerms terms;
    private final KeptRecord record;
    private final SpareVenue venue = new SpareVenue(RecordTerms.RULES);
    private final Traffic traffic;
    private final Wishes wishes;
    private Permission permission = Permission.TRADE;
    private double price = 100;
    private double drift;
    private double swing = 0.003;
    private long tick;
    private long atMs = START;

    RecordLife(RecordTerms terms, SplittableRandom random, Tally tally) {
        this.terms = terms;
        this.random = random;
        this.tally = tally;
        record = new KeptRecord(terms, random, tally);
        wishes = new Wishes(terms, random, tally, record);
        traffic = new Traffic(random, tally, record, venue, wishes);
        record.calm(true);
        record.take(List.of(new SymbolEvent.OwnershipTaken(atMs, 0), terms.set(atMs)));
    }

    /** So many commands, then the end. */
    void live(int commands) {
        record.calm(false);
        for (int i = 0; i < commands; i++) next();
        end();
    }

    private void next() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> bar();
            case 5, 6 -> wish();
            case 7 -> closeByHand();
            case 8, 9, 10 -> keep();
            case 11, 12, 13, 14 -> did("the venue is spoken to", traffic.send(atMs));
            case 15, 16, 17 -> did("the venue trades and reports", traffic.report(atMs, price));
            case 18 -> said();
            default -> rare();
        }
    }

    private void rare() {
        switch (random.nextInt(3)) {
            case 0 -> {
                tally.command("the symbol crashes");
                tally.mishap(Mishap.ACTOR_CRASH);
                traffic.recover(atMs);
            }
            case 1 -> {
                venue.fund(random.nextDouble(-0.5, 0.5), price, atMs);
                tally.command("funding");
            }
            default -> did("old reports come again", traffic.repeat());
        }
    }

    private void did(String text, boolean taken) {
        tally.command(text);
        if (!taken) traffic.recover(atMs);
    }

    private void record(List<SymbolEvent> events) {
        if (!record.take(events)) traffic.recover(atMs);
    }

    private void said() {
        permission = random.nextInt(3) > 0 ? Permission.TRADE : PERMISSIONS.get(random.nextInt(3));
        tally.command("the ladder says " + permission);
    }

    // --- bars

    private void bar() {
        tick++;
        atMs += MINUTE;
        if (random.nextInt(40) == 0) {
            drift = random.nextDouble(-0.002, 0.002);
            swing = random.nextInt(5) == 0 ? 0.02 : 0.003;
        }
        switch (random.nextInt(24)) {
            case 0 -> missing();
            case 1 -> old();
            case 2 -> noNumber();
            default -> observe(random.nextInt(16) == 0 ? Double.NaN : 1);
        }
    }

    private void missing() {
        tally.command("no bar");
        tally.mishap(Mishap.STALE_DATA);
        wishes.blind(true);
        record(List.of(new SymbolEvent.ObservationMissed(tick, atMs)));
    }

    private void old() {
        tally.command("an old bar");
        tally.mishap(Mishap.STALE_DATA);
        wishes.blind(true);
        long last = record.book().lastOpenTimeMs();
        record(List.of(
                new SymbolEvent.ObservationRefused(tick, atMs, "open_time_ms", "" + (last - MINUTE), "> " + last)));
    }

    /** A bar that is no number is refused at the door. */
    private void noNumber() {
        tally.command("a bar that is no number");
        tally.mishap(Mishap.NAN_DATA);
        double bad = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
        var checked = Bar.of(atMs - MINUTE, price, bad, price, random.nextBoolean() ? bad : price, 1);
        tally.check(Rule.E11, checked instanceof Checked.Refused, "a bar with " + bad + " is taken for sound");
        wishes.blind(true);
        record(List.of(new SymbolEvent.ObservationMissed(tick, atMs)));
    }

    /** A sound bar, and a mark price that may be none. */
    private void observe(double sound) {
        double open = price;
        price = RecordTerms.RULES.roundPrice(Math.max(1, price * (1 + drift + random.nextDouble(-swing, swing))));
        double mark = price * sound;
        tally.command("a bar closes at " + price + ", marked at " + mark);
        if (Double.isNaN(mark)) tally.mishap(Mishap.NAN_DATA);
        var bar = new Bar(atMs - MINUTE, open, Math.max(open, price), Math.min(open, price), price, 1);
        var book = record.book();
        book.pushBar(bar);
        var heat = random.nextInt(4) == 0 ? Optional.<HeatBand>empty() : Optional.of(HEATS.get(random.nextInt(3)));
        var inputs = new BarJudgement.Inputs(
                tick,
                atMs,
                bar,
                mark,
                permission,
                heat,
                random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(),
                random.nextInt(8) == 0 ? Double.NaN : 10_000);
        var judgement = BarJudgement.of(
                SYMBOL, book, record.indicators(), inputs, terms.section().settings());
        boolean must = permission == Permission.FLATTEN && book.uncommitted() > 0 && !book.closing();
        wishes.blind(Double.isNaN(mark));
        if (!record.take(judgement.events())) {
            traffic.recover(atMs);
            return;
        }
        if (must) {
            tally.check(Rule.E2, record.book().closing(), "FLATTEN on a bar closes nothing");
            if (Double.isNaN(mark)) tally.check(Rule.E11, record.book().closing(), "no mark price, no close");
        }
        venue.trigger(price, atMs);
    }

    // --- wishes, closes, housekeeping

    private void wish() {
        tally.command("somebody wishes to open");
        if (!permission.allowsOpening()) return;
        record(wishes.open(tick, atMs, venue.held()));
    }

    /** As the symbol has it: by hand, a part or all of it. */
    private void closeByHand() {
        tally.command("an operator closes");
        var book = record.book();
        double free = book.uncommitted();
        if (book.position().isEmpty() || book.closing() || free <= 0) return;
        var close = random.nextBoolean()
                ? CloseQuantity.whole(free)
                : CloseQuantity.byHand(free * random.nextDouble(), free, book.mark(), RecordTerms.RULES);
        if (close.quantity() <= 0) return;
        var held = book.position().get();
        var intents = new Intents(SYMBOL, book, tick, atMs)
                .reduce(ReducingPlan.of(SYMBOL, held, close.quantity()), held.fired());
        var events = new ArrayList<SymbolEvent>();
        events.add(new Decided(
                intents.decisionId(),
                tick,
                atMs,
                Optional.empty(),
                close.remaining() == 0 ? "CLOSE" : "REDUCE",
                close.quantity(),
                Double.NaN,
                List.of(ReasonRow.of(Reason.because(ReasonCode.OPERATOR_CLOSE))),
                List.of(),
                book.termsVersion(),
                "operator ann"));
        events.addAll(intents.events());
        if (!record.take(events)) {
            traffic.recover(atMs);
            return;
        }
        boolean working = record.book().hasWorking(Purpose.EXIT);
        tally.check(Rule.E2, working, "a close by hand is not on record");
        if (Double.isNaN(record.book().mark())) tally.check(Rule.E11, working, "no mark price, no close by hand");
    }

    private void keep() {
        tally.command("housekeeping");
        record(Housekeeping.due(SYMBOL, record.book(), Care.of(permission), tick, atMs));
    }

    // --- the end

    /** Nothing goes wrong any more: what is held has to go. */
    private void end() {
        record.calm(true);
        traffic.calm();
        permission = Permission.FLATTEN;
        tally.note("the end: FLATTEN, nothing goes wrong any more");
        traffic.recover(atMs);
        int round = 0;
        while (round < MOST_ROUNDS && !over()) {
            round++;
            tick++;
            atMs += MINUTE;
            observe(1);
            for (int i = 0; i < 4; i++) {
                record.take(Housekeeping.due(SYMBOL, record.book(), Care.of(permission), tick, atMs));
                while (traffic.busy()) traffic.send(atMs);
                traffic.reportAll(atMs, price);
            }
        }
        var book = record.book();
        tally.check(Rule.E12, over(), "not flat: " + book.position() + ", at the venue " + venue.held());
        boolean agree = book.signedQuantity() == venue.held();
        tally.check(Rule.E15, agree, "the record holds " + book.signedQuantity() + ", the venue " + venue.held());
        record.replay();
    }

    private boolean over() {
        return venue.held() == 0
                && record.book().position().isEmpty()
                && record.book().orders().isEmpty()
                && venue.open().isEmpty();
    }
}
