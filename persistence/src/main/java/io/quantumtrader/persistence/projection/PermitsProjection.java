package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.governor.GovernorEvent.PermitEnded;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitIssued;
import io.quantumtrader.persistence.governor.GovernorEvent.PermitSpent;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import java.util.List;

/** Permits: what was allowed, and which order used it. */
final class PermitsProjection implements Projection {

    @Override
    public String name() {
        return "permits";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.PERMITS);
    }

    @Override
    public Fold begin() {
        return (entry, source, writes) -> {
            if (source.kind() == Source.Kind.ORPHAN) return;
            switch (entry.event()) {
                case PermitIssued issued ->
                    writes.put(row(source, issued.permitId())
                            .set(Table.PLACE, entry.ordering())
                            .set("number", issued.number())
                            .set("symbol", issued.symbol())
                            .set("side", issued.side())
                            .set("decision_id", issued.decisionId())
                            .set("issued_at_ms", issued.atMs())
                            .set("expires_at_ms", issued.expiresAtMs())
                            .set("max_quantity", issued.maxQuantity())
                            .set("low_price", issued.lowPrice())
                            .set("high_price", issued.highPrice())
                            .set("notional", issued.notional())
                            .set("ladder_version", issued.ladderVersion())
                            .set("state", "ISSUED"));
                case PermitSpent spent ->
                    writes.patch(
                            row(source, spent.permitId()).set("state", "SPENT").set("ended_at_ms", spent.atMs()));
                case PermitEnded ended ->
                    writes.patch(row(source, ended.permitId())
                            .set("state", ended.state())
                            .set("ended_at_ms", ended.atMs())
                            .set("end_code", ended.reason().code()));
                case OrderIntended order
                when !order.permitId().isEmpty() ->
                    writes.patch(row(source, order.permitId())
                            .set("client_order_id", order.clientOrderId())
                            .set("order_at_ms", order.atMs()));
                default -> {}
            }
        };
    }

    private static Row row(Source source, String permitId) {
        return new Row(RecordTables.PERMITS)
                .set("portfolio", source.portfolio())
                .set("permit_id", permitId);
    }
}
