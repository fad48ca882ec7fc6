package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a fund says as a picture of 80 columns: the same figures as the commands of that name, fewer of them. */
final class Pictures {

    private static final String POSITION = "%-11s %-5s %9s %10s %9s %6s %5s %10s";

    private Pictures() {}

    static List<String> status(JsonNode status) {
        var account = status.path("account");
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %s%s  %s  %s  tick %s  %s",
                text(status.path("fund")),
                status.path("paper").asBoolean() ? "paper" : "LIVE",
                status.path("synthetic").asBoolean() ? ", made up" : "",
                text(status.path("market")),
                text(status.path("speed")),
                text(status.path("tick")),
                Table.time(status.path("atMs"))));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "permission  %-12s mode  %-12s heat  %s %s%s",
                text(status.path("permission")),
                text(status.path("mode")),
                text(status.path("heat").path("band")),
                Table.cell(status.path("heat").path("value")),
                status.path("halted").asBoolean() ? "   HALTED" : ""));
        lines.add(String.format(
                Locale.ROOT,
                "equity      %-12s wallet %-11s unrealized  %s",
                Table.cell(account.path("equity")),
                Table.cell(account.path("wallet")),
                Table.cell(account.path("unrealized"))));
        lines.add(String.format(
                Locale.ROOT,
                "drawdown    %-12s day  %-13s week  %s",
                percent(account.path("drawdown")),
                percent(account.path("dayLoss")),
                percent(account.path("weekLoss"))));
        lines.add(String.format(
                Locale.ROOT,
                "open        %s of %s     free margin  %s",
                text(status.path("openPositions")),
                text(status.path("slots")),
                percent(account.path("freeMarginRatio"))));
        lines.add("symbols     " + Table.cell(status.path("symbols")));
        if (status.path("journal").path("away").asBoolean())
            lines.add("JOURNAL AWAY  " + text(status.path("journal").path("events")) + " events wait");
        if (!status.path("silent").isEmpty()) lines.add("SILENT      " + Table.cell(status.path("silent")));
        return lines;
    }

    static List<String> positions(JsonNode positions) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, POSITION, "symbol", "side", "quantity", "mark", "open P/L", "R", "K", "stop"));
        if (positions.isEmpty()) lines.add("nothing is held");
        for (var position : positions) {
            lines.add(String.format(
                    Locale.ROOT,
                    POSITION,
                    Terminal.clipped(text(position.path("symbol")), 11),
                    text(position.path("side")),
                    significant(position.path("quantity")),
                    significant(position.path("mark")),
                    fixed(position.path("unrealized")),
                    fixed(position.path("rNet")),
                    fixed(position.path("killScore").path("k")),
                    position.path("protectedAtVenue").asBoolean()
                            ? significant(position.path("venueStop"))
                            : "NO STOP"));
            String permission = text(position.path("permission"));
            String nearest = Distances.nearest(position.path("distances"));
            lines.add("  " + (permission.equals("TRADE") ? "" : permission + "  ") + nearest);
        }
        return lines;
    }

    static List<String> ladder(JsonNode ladder) {
        var lines = new ArrayList<String>();
        lines.add("permission " + text(ladder.path("permission")) + "   version " + text(ladder.path("version"))
                + (ladder.path("recovering").asBoolean() ? "   STILL BEING READ BACK" : ""));
        lines.add("");
        for (var layer : ladder.path("layers")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %-20s %-16s %-11s %s",
                    text(layer.path("level")),
                    text(layer.path("layer")),
                    text(layer.path("state")),
                    text(layer.path("permission")),
                    Distances.nearest(layer.path("distances"))));
            layer.path("latches").forEach(latch -> lines.add("    " + String.join("  ", Latches.row(latch))));
        }
        ladder.path("stepUps").forEach(stepUp -> lines.add("  " + Latches.stepUp(stepUp)));
        if (ladder.path("halt").isObject()) lines.add("  " + Latches.halt(ladder.path("halt")));
        return lines;
    }

    private static String text(JsonNode value) {
        return Table.cell(value);
    }

    private static String percent(JsonNode share) {
        return finite(share) ? String.format(Locale.ROOT, "%.2f %%", 100 * share.asDouble()) : "-";
    }

    private static String fixed(JsonNode value) {
        return finite(value) ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "-";
    }

    /** Six digits that count, as prices and quantities of all sizes have to fit. */
    private static String significant(JsonNode value) {
        if (!finite(value)) return "-";
        double size = Math.abs(value.asDouble());
        int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(6, 6 - whole)) + "f", value.asDouble());
    }

    private static boolean finite(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.asDouble());
    }
}
