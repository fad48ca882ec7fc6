package io.quantumtrader.persistence.projection;

import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import java.util.List;

/** Equity, drawdown and heat, reading by reading. */
final class EquityProjection implements Projection {

    @Override
    public String name() {
        return "equity";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Table> tables() {
        return List.of(RecordTables.EQUITY);
    }

    @Override
    public Fold begin() {
        return (entry, source, writes) -> {
            if (source.kind() != Source.Kind.PORTFOLIO || !(entry.event() instanceof PortfolioRead read)) return;
            writes.put(new Row(RecordTables.EQUITY)
                    .set("portfolio", source.portfolio())
                    .set(Table.PLACE, entry.ordering())
                    .set("at_ms", read.atMs())
                    .set("equity", read.equity())
                    .set("wallet_balance", read.walletBalance())
                    .set("maintenance_margin", read.maintenanceMargin())
                    .set("peak", read.peak())
                    .set("drawdown", Math.max(0, (read.peak() - read.equity()) / read.peak()))
                    .set("heat", read.heat())
                    .set("heat_band", read.band())
                    .set("positions", read.holdings().size()));
        };
    }
}
