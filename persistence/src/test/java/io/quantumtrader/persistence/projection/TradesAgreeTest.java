package io.quantumtrader.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.persistence.governor.GovernorEvent.GuardCleared;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardTripped;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import io.quantumtrader.persistence.symbol.ClosedPosition;
import io.quantumtrader.persistence.symbol.Story;
import io.quantumtrader.persistence.symbol.SymbolBook;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderFilled;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the views say of trades, orders and permits is what the journal adds up to. */
class TradesAgreeTest {

    private static final int BARS = 2_000;
    private static final List<Recorded> EVENTS = Recorded.fund(7, BARS);

    @SuppressWarnings("NullAway.Init")
    private static ViewRig rig;

    @BeforeAll
    static void project() {
        rig = new ViewRig("agree");
        rig.append(EVENTS);
        rig.catchUp();
        assertThat(rig.alarms).isEmpty();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void everyTradeHasTheMoneyAndTheRThatTheBookClosedItWith() {
        int compared = 0;
        for (String portfolio : Recorded.PORTFOLIOS) {
            var closed = closed(portfolio);
            var rows = rig.rows("select * from view_trade where portfolio = '" + portfolio + "' order by place");
            assertThat(rows).hasSameSizeAs(closed);
            for (int i = 0; i < rows.size(); i++, compared++) {
                var row = rows.get(i);
                var position = closed.get(i);
                assertThat(row)
                        .containsEntry(
                                "position_id",
                                Story.SYMBOL + "-" + position.last().number())
                        .containsEntry("r", position.totalR())
                        .containsEntry("net", position.costs().net())
                        .containsEntry("entry_fees", position.costs().entryFees())
                        .containsEntry("exit_fees", position.costs().exitFees())
                        .containsEntry("funding", position.costs().funding())
                        .containsEntry("quantity", position.last().originalQuantity())
                        .containsEntry("closed_at_ms", position.atMs());
            }
        }
        System.out.printf("trades against the book: %d compared, 0 differences%n", compared);
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void aTradeEndedWithinItsWorstAndItsBest() {
        var rows = rig.rows("select r, mae_r, mfe_r from view_trade where exit_orders > 0");
        int outside = 0;
        for (var row : rows) {
            double r = ViewRig.number(row, "r");
            if (r < ViewRig.number(row, "mae_r") - 1e-6 || r > ViewRig.number(row, "mfe_r") + 1e-6) outside++;
        }

        System.out.printf("trades against their worst and best R: %d cases, %d violations%n", rows.size(), outside);
        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(outside).isZero();
    }

    @Test
    void eachTimeTheDrawdownGuardStoodIsALatchWithWhoReleasedIt() {
        var latches = rig.rows(
                "select scope, since_ms, released_at_ms, released_by from view_latch where layer = 'GOVERNOR'");

        for (String portfolio : Recorded.PORTFOLIOS) {
            int tripped = 0;
            int released = 0;
            boolean stands = false;
            for (var one : EVENTS) {
                if (!one.id().equals("governor|" + portfolio)) continue;
                if (one.event() instanceof GuardTripped) tripped++;
                if (one.event() instanceof GuardReleased && stands) released++;
                stands = one.event() instanceof GuardTripped
                        || (stands && !(one.event() instanceof GuardReleased || one.event() instanceof GuardCleared));
            }
            var own = latches.stream()
                    .filter(row -> portfolio.equals(row.get("scope")))
                    .toList();
            assertThat(own).hasSize(tripped).hasSizeGreaterThan(4);
            assertThat(own)
                    .filteredOn(row -> "ann".equals(row.get("released_by")))
                    .hasSize(released);
            for (var row : own) {
                if (row.get("released_at_ms") != null)
                    assertThat(ViewRig.number(row, "released_at_ms")).isGreaterThan(ViewRig.number(row, "since_ms"));
            }
        }
    }

    private static List<ClosedPosition> closed(String portfolio) {
        var book = new SymbolBook(bar -> {});
        var closed = new ArrayList<ClosedPosition>();
        for (var event : Recorded.symbol(EVENTS, portfolio)) {
            int before = book.closedPositions();
            book.apply(event);
            if (book.closedPositions() > before) closed.add(book.lastClosed().orElseThrow());
        }
        return closed;
    }

    @Test
    void whatIsOpenIsWhatTheBookHolds() {
        for (String portfolio : Recorded.PORTFOLIOS) {
            var book = new SymbolBook(bar -> {});
            Recorded.symbol(EVENTS, portfolio).forEach(book::apply);
            var rows = rig.rows("select quantity from view_position where portfolio = '" + portfolio + "'");

            assertThat(rows.stream().map(row -> row.get("quantity")))
                    .isEqualTo(book.position().stream()
                            .<Object>map(held -> held.quantity())
                            .toList());
        }
    }

    @Test
    void everyOrderHasItsDecisionItsPermitAndItsFills() {
        var orders = new LinkedHashMap<String, OrderIntended>();
        var filled = new LinkedHashMap<String, Double>();
        var fees = new LinkedHashMap<String, Double>();
        for (var event : Recorded.symbol(EVENTS, "main")) {
            if (event instanceof OrderIntended order) orders.put(order.clientOrderId(), order);
            if (event instanceof OrderFilled fill) {
                filled.merge(fill.clientOrderId(), fill.quantity(), Double::sum);
                fees.merge(fill.clientOrderId(), fill.fee(), Double::sum);
            }
        }
        var rows = byId(rig.rows("select * from view_order where portfolio = 'main'"), "client_order_id");

        assertThat(rows.keySet()).isEqualTo(orders.keySet());
        orders.forEach((id, order) -> {
            var row = Objects.requireNonNull(rows.get(id), id);
            assertThat(row).containsEntry("decision_id", order.decisionId());
            assertThat(row.get("permit_id")).isEqualTo(order.permitId().isEmpty() ? null : order.permitId());
            assertThat(ViewRig.number(row, "filled_quantity")).isCloseTo(filled.getOrDefault(id, 0.0), within(1e-9));
            assertThat(ViewRig.number(row, "fees")).isCloseTo(fees.getOrDefault(id, 0.0), within(1e-9));
        });
    }

    @Test
    void everyPermitThatAnOrderSpentNamesThatOrder() {
        var permits = byId(rig.rows("select * from view_permit where portfolio = 'main'"), "permit_id");
        var entries = Recorded.symbol(EVENTS, "main").stream()
                .filter(event -> event instanceof OrderIntended order
                        && !order.permitId().isEmpty())
                .map(OrderIntended.class::cast)
                .toList();
        var spent = EVENTS.stream()
                .filter(one -> one.id().equals("governor|main"))
                .filter(one -> one.event() instanceof PermitSpent)
                .map(one -> ((PermitSpent) one.event()).permitId())
                .toList();

        assertThat(entries).isNotEmpty();
        for (var order : entries) {
            assertThat(permits.get(order.permitId()))
                    .containsEntry("client_order_id", order.clientOrderId())
                    .containsEntry("decision_id", order.decisionId())
                    .containsEntry("state", spent.contains(order.permitId()) ? "SPENT" : "VOID");
        }
    }

    @Test
    void aTrainingSampleIsItsTradeWithTheBarItWasEnteredOn() {
        var samples = rig.rows(
                "select s.*, t.r, t.net from view_training s join view_trade t using (portfolio, position_id)");
        var entered = rig.rows("select 1 from view_trade where entry_decision_id is not null");

        assertThat(samples).hasSameSizeAs(entered).isNotEmpty();
        for (var row : samples) {
            assertThat(row.get("outcome_r")).isEqualTo(row.get("r"));
            assertThat(row.get("outcome_net")).isEqualTo(row.get("net"));
            assertThat(ViewRig.number(row, "bar_open_ms")).isLessThan(ViewRig.number(row, "entry_at_ms"));
            assertThat(row.get("sigma")).isNotNull();
        }
    }

    @Test
    void decisionsAreCountedOnce() {
        long decided = EVENTS.stream()
                .filter(one -> !one.id().startsWith("orphan|"))
                .filter(one -> one.event() instanceof Decided)
                .count();
        var counted = rig.rows(
                "select sum(n)::bigint as n from view_decision_minute where said = 'DECISION' and action <> 'HELD_BACK'");

        assertThat(counted.getFirst()).containsEntry("n", decided);
    }

    private static Map<String, Map<String, @Nullable Object>> byId(
            List<Map<String, @Nullable Object>> rows, String column) {
        var found = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        rows.forEach(row -> found.put(String.valueOf(row.get(column)), row));
        return found;
    }
}
