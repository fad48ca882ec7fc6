package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.audit.Books;
import io.quantumtrader.app.audit.Ledger;
import io.quantumtrader.app.audit.VenueBooks;
import io.quantumtrader.app.drill.record.Watch;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.app.fund.SteppedFund;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.venue.OrderSide;
import io.quantumtrader.kernel.venue.VenueEvent;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.catalogue.AllEvents;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.journal.JournalReader;
import io.quantumtrader.persistence.postgres.Database;
import io.quantumtrader.persistence.replay.SymbolReplay;
import io.quantumtrader.persistence.safety.EmergencyEvent.EmergencyReleased;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillReleased;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What journal and venue log of a fund that has ended tell together. */
final class Aftermath {

    private static final double DUST = 1e-9;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Path data;
    private final Recorded recorded;
    private final RoughLine line;
    private final Set<String> blind;
    private final Tally tally;
    private final Map<String, PermitIssued> permits = new HashMap<>();
    private final Map<String, SymbolEvent.OrderIntended> intents = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    Aftermath(Database database, Path data, Recorded recorded, RoughLine line, Set<String> blind, Tally tally) {
        this.database = database;
        this.data = data;
        this.recorded = recorded;
        this.line = line;
        this.blind = blind;
        this.tally = tally;
    }

    /**
     * Checks all of it.
     *
     * @param live what each symbol said of itself last
     */
    void check(Map<String, SymbolView> live) {
        try (var reader = new JournalReader(database, AllEvents.CATALOGUE)) {
            for (String id : reader.persistenceIds()) {
                reader.forEach(id, 1, entry -> remembered(entry.event()));
                kept(reader, id);
            }
            for (var view : live.values()) symbol(reader, view);
        }
        reducingWent();
        books();
        venueNeverTurned();
        writers();
    }

    private void remembered(JournalEvent event) {
        switch (event) {
            case PermitIssued permit ->
                tally.check(Rule.E3, permits.put(permit.permitId(), permit) == null, "permit issued twice: " + permit);
            case KillReleased released -> {
                var persons = released.persons().stream()
                        .map(who -> who.strip().toLowerCase(Locale.ROOT))
                        .filter(who -> !who.isEmpty())
                        .collect(Collectors.toSet());
                int needed = released.permission().equals(Permission.FLATTEN.name()) ? 2 : 1;
                tally.check(Rule.E13, persons.size() >= needed, "released by too few: " + released);
            }
            case EmergencyReleased released ->
                tally.check(
                        Rule.E13,
                        !released.persons().stream().allMatch(String::isBlank),
                        "released by nobody: " + released);
            case SymbolEvent.OrderIntended order -> intents.put(order.clientOrderId(), order);
            case SymbolEvent.OrderGone ended -> gone.add(ended.clientOrderId());
            default -> {}
        }
    }

    /** Everything that was told as recorded is in the journal, as it was told. */
    private void kept(JournalReader reader, String id) {
        var told = new HashMap<>(recorded.events().getOrDefault(id, Map.of()));
        reader.forEach(id, 1, entry -> {
            var event = told.remove(entry.sequenceNr());
            if (event != null) {
                tally.check(Rule.E15, event.equals(entry.event()), id + " #" + entry.sequenceNr() + " differs");
            }
        });
        tally.check(Rule.E15, told.isEmpty(), id + " lost " + told.size() + " events");
    }

    private void symbol(JournalReader reader, SymbolView live) {
        String symbol = live.symbol();
        String id = "symbol|main|" + symbol;
        var replay = new SymbolReplay(
                id, symbol, SteppedFund::terms, difference -> tally.violated(Rule.E8, difference.toString()));
        var book = new SymbolBook(bar -> {});
        var watch = new Watch(tally);
        var versions = new HashSet<String>();
        reader.forEach(id, 1, entry -> {
            if (!(entry.event() instanceof SymbolEvent event)) return;
            replay.next(entry.sequenceNr(), event);
            watch.comes(event, book);
            book.apply(event);
            watch.came(event, book);
            judged(symbol, event, versions);
        });
        replay.end();
        tally.held(Rule.E8, replay.compared());
        boolean same = replay.book().hash() == live.hash() && book.position().equals(live.position());
        tally.check(Rule.E8, same, symbol + ": the journal adds up to another state than the live one");
    }

    private void judged(String symbol, SymbolEvent event, Set<String> versions) {
        switch (event) {
            case SymbolEvent.TermsSet terms -> {
                versions.add(terms.version());
                tally.check(Rule.E14, versions.size() == 1, symbol + ": other limits by nobody: " + terms.version());
            }
            case SymbolEvent.Decided decided -> {
                boolean opens = decided.action().equals("OPEN");
                boolean unseen = blind.contains(symbol + "@" + decided.tick());
                if (unseen) tally.check(Rule.E11, !opens, symbol + " opens blind: " + decided);
            }
            case SymbolEvent.OrderHeldBack held -> {
                var order = intents.get(held.clientOrderId());
                boolean reduces = order != null && order.reduceOnly();
                tally.check(Rule.E2, !reduces, "held back: " + order + " " + held.reasons());
            }
            case SymbolEvent.OrderIntended order
            when !order.permitId().isEmpty() -> {
                var permit = permits.get(order.permitId());
                boolean fits = permit != null
                        && used.add(order.permitId())
                        && order.atMs() <= permit.expiresAtMs()
                        && order.quantity() <= permit.maxQuantity() + DUST
                        && order.decisionId().equals(permit.decisionId());
                tally.check(Rule.E3, fits, order + " under " + permit);
            }
            case SymbolEvent.OrderIntended order ->
                tally.check(Rule.E3, order.reduceOnly(), "an opening order without a permit: " + order);
            default -> {}
        }
    }

    /** What reduces or protects got to the line, or was not needed any more; nothing went twice. */
    private void reducingWent() {
        for (var order : intents.values()) {
            var placed = line.placed().get(order.clientOrderId());
            long times = placed == null ? 0 : placed.sum();
            tally.check(Rule.E15, times <= 1, order.clientOrderId() + " was sent " + times + " times");
            if (!order.reduceOnly()) continue;
            boolean went = times > 0 || gone.contains(order.clientOrderId());
            tally.check(Rule.E2, went, "never sent: " + order);
        }
        for (String id : line.placed().keySet()) {
            tally.check(Rule.E7, intents.containsKey(id), id + " was sent and never intended");
        }
    }

    private void books() {
        var comparison = Books.compare(Ledger.of(database), VenueBooks.of(data));
        tally.held(Rule.E7, comparison.orders());
        comparison.differences().forEach(difference -> tally.violated(Rule.E7, difference));
        comparison.unsettled().forEach(left -> tally.violated(Rule.E12, left));
        comparison.notes().forEach(tally::note);
    }

    private void venueNeverTurned() {
        record Trade(boolean reduces, VenueEvent.Filled fill) {}
        var trades = new ArrayList<Trade>();
        for (var order : VenueBooks.of(data).orders()) {
            for (var fill : order.fills()) trades.add(new Trade(order.order().reduceOnly(), fill));
        }
        trades.sort(Comparator.comparingLong(trade -> trade.fill().sequence()));
        var held = new HashMap<String, Double>();
        for (var trade : trades) {
            var fill = trade.fill();
            double before = held.getOrDefault(fill.symbol(), 0.0);
            double after = before + (fill.side() == OrderSide.BUY ? 1 : -1) * fill.quantity();
            held.put(fill.symbol(), Math.abs(after) < DUST ? 0.0 : after);
            if (!trade.reduces()) continue;
            boolean sound = Math.abs(after) <= Math.abs(before) + DUST && after * before >= -DUST;
            tally.check(Rule.E5, sound, fill + " turned " + before + " into " + after);
        }
    }

    /** Sequence numbers have no gaps, writers follow each other, and a stale one is turned away. */
    private void writers() {
        String runs = """
                with rows as (
                  select persistence_id id, sequence_number n, writer,
                    lag(writer) over w last_writer, lag(sequence_number) over w last_n
                  from event_journal window w as (partition by persistence_id order by sequence_number))
                select id, count(*), count(distinct writer),
                  count(*) filter (where writer is distinct from last_writer),
                  count(*) filter (where n <> coalesce(last_n, 0) + 1)
                from rows group by id""";
        var ids = new ArrayList<String>();
        try (var connection = database.connect("quantum-trader drill");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(runs)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
                tally.held(Rule.E9, rows.getLong(2) - 1);
                boolean sound = rows.getLong(3) == rows.getLong(4) && rows.getLong(5) == 0;
                tally.check(Rule.E9, sound, rows.getString(1) + ": writers mix or numbers are missing");
            }
        } catch (SQLException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
        staleWriter(ids);
    }

    private void staleWriter(List<String> ids) {
        String sql = "insert into event_journal (persistence_id, sequence_number, writer, write_timestamp,"
                + " adapter_manifest, event_ser_id, event_ser_manifest, event_payload, chain)"
                + " select persistence_id, sequence_number, 'stale', write_timestamp, adapter_manifest, event_ser_id,"
                + " event_ser_manifest, event_payload, chain from event_journal where persistence_id = ?"
                + " order by sequence_number desc limit 1";
        for (String id : ids) {
            try (var connection = database.connect("quantum-trader drill");
                    var statement = connection.prepareStatement(sql)) {
                statement.setString(1, id);
                statement.executeUpdate();
                tally.violated(Rule.E9, id + " takes the write of a stale writer");
            } catch (SQLException refused) {
                boolean collided = UNIQUE_VIOLATION.equals(refused.getSQLState());
                tally.check(Rule.E9, collided, id + ": " + refused.getMessage());
            }
        }
    }
}
