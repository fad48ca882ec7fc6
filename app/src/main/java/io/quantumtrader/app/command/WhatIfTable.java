package io.quantumtrader.app.command;

import io.quantumtrader.app.launch.WhatIfCandidate;
import io.quantumtrader.app.launch.WhatIfFigures;
import io.quantumtrader.app.launch.WhatIfResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The lives side by side: what happened, production under the model, the candidates. */
final class WhatIfTable {

    private final WhatIfResult result;
    private final Table table = new Table();

    private WhatIfTable(WhatIfResult result) {
        this.result = result;
    }

    static void print(WhatIfResult result, PrintWriter out) {
        out.println(result.model());
        out.println("Entries: " + result.entries() + ".");
        out.println();
        new WhatIfTable(result).fill().print(out);
        out.println();
        result.candidates().forEach(candidate -> out.println(candidate.figures().name() + ": " + sets(candidate)));
        var error = result.modelError();
        out.printf(
                Locale.ROOT,
                "model of the record: %+.2f R from what happened, at most %.2f R in one position, %d positions missing, %d added%n",
                error.rDifference(),
                error.largestR(),
                error.missing(),
                error.added());
        if (error.opensJudged() > 0)
            out.printf(
                    Locale.ROOT,
                    "opens judged again: %d of %d by production's limits as recorded%n",
                    error.opensAgreed(),
                    error.opensJudged());
        out.printf(
                Locale.ROOT,
                "%s: %,d bars in %.1f s%n",
                String.join(" ", result.symbols()),
                result.bars(),
                result.seconds());
    }

    private static String sets(WhatIfCandidate candidate) {
        var written = new ArrayList<String>();
        candidate.sets().forEach((key, value) -> written.add(key + " = " + value));
        return String.join(", ", written);
    }

    private Table fill() {
        figures("", WhatIfFigures::name);
        figures("positions", lived -> String.valueOf(lived.positions()));
        figures("  open at the end", lived -> String.valueOf(lived.open()));
        figures("R", lived -> number("%+.2f", lived.rMultiple()));
        candidates("  against production", it -> number("%+.2f", it.rGained() + it.rLost()));
        candidates("  gained", it -> number("%+.2f", it.rGained()));
        candidates("  lost", it -> number("%+.2f", it.rLost()));
        figures("net", lived -> number("%+,.2f", lived.net()));
        figures("win rate", lived -> number("%.1f %%", 100 * lived.winRate()));
        figures("max drawdown", lived -> number("%.2f %%", 100 * lived.maxDrawdown()));
        candidates("exits moved", it -> String.valueOf(it.exitsMoved()));
        candidates("  earlier", it -> String.valueOf(it.earlier()));
        candidates("  later", it -> String.valueOf(it.later()));
        candidates("  otherwise", it -> String.valueOf(it.otherwise()));
        figures("kills", lived -> String.valueOf(lived.kills()));
        figures("stops", lived -> String.valueOf(lived.stops()));
        for (String tranche : List.of("T1", "T2", "T3"))
            figures(tranche + " fired", lived -> String.valueOf(lived.tranches().get(tranche)));
        candidates("entries skipped", it -> String.valueOf(it.skipped()));
        candidates("entries added", it -> String.valueOf(it.added()));
        candidates("entries removed", it -> String.valueOf(it.removed()));
        for (String code : refusals())
            candidates("  " + code, it -> String.valueOf(it.refusals().getOrDefault(code, 0)));
        figures("ended by", lived -> "");
        for (String end : ends())
            figures("  " + end, lived -> String.valueOf(lived.ends().getOrDefault(end, 0L)));
        return table;
    }

    private Set<String> ends() {
        var all = new TreeSet<String>();
        lives().forEach(lived -> all.addAll(lived.ends().keySet()));
        return all;
    }

    private Set<String> refusals() {
        var all = new TreeSet<String>();
        result.candidates().forEach(candidate -> all.addAll(candidate.refusals().keySet()));
        return all;
    }

    private Stream<WhatIfFigures> lives() {
        return Stream.concat(
                Stream.of(result.record(), result.production()),
                result.candidates().stream().map(WhatIfCandidate::figures));
    }

    private void figures(String what, Function<WhatIfFigures, String> cell) {
        var row = new ArrayList<String>();
        row.add(what);
        lives().map(cell).forEach(row::add);
        table.row(row);
    }

    private void candidates(String what, Function<WhatIfCandidate, String> cell) {
        var row = new ArrayList<>(List.of(what, "", ""));
        result.candidates().stream().map(cell).forEach(row::add);
        table.row(row);
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
