package io.quantumtrader.app.command;

import io.quantumtrader.persistence.whatif.Exit;
import io.quantumtrader.persistence.whatif.Life;
import io.quantumtrader.persistence.whatif.Trade;
import java.time.Instant;
import java.util.List;

/** One row per position and life; times in UTC, numbers at full precision, empty where there is nothing. */
final class WhatIfCsv {

    private static final String HEADER = "candidate,symbol,entry,side,entered_at,entry_price,quantity,ended_at,"
            + "last_price,reason,exits,tranches,r,net,added\n";

    private WhatIfCsv() {}

    static String of(List<Life> lives) {
        var text = new StringBuilder(HEADER);
        for (var life : lives) for (var trade : life.trades()) row(text, life.name(), trade);
        return text.toString();
    }

    private static void row(StringBuilder text, String candidate, Trade trade) {
        text.append(quoted(candidate)).append(',');
        text.append(trade.symbol()).append(',');
        text.append(trade.entryId()).append(',');
        text.append(trade.side()).append(',');
        text.append(Instant.ofEpochMilli(trade.enteredAtMs())).append(',');
        text.append(trade.entryPrice()).append(',');
        text.append(trade.quantity()).append(',');
        text.append(trade.end()
                        .map(Exit::atMs)
                        .map(Instant::ofEpochMilli)
                        .map(Instant::toString)
                        .orElse(""))
                .append(',');
        text.append(trade.end().map(Exit::price).map(String::valueOf).orElse(""))
                .append(',');
        text.append(trade.reason()).append(',');
        text.append(trade.exits().size()).append(',');
        text.append(trade.tranches()).append(',');
        text.append(trade.rMultiple()).append(',');
        text.append(trade.net()).append(',');
        text.append(trade.added()).append('\n');
    }

    private static String quoted(String name) {
        boolean plain = name.matches("[\\w .=-]*");
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
