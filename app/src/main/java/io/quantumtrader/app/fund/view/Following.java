package io.quantumtrader.app.fund.view;

import io.quantumtrader.http.view.ReleaseView.Remaining;
import io.quantumtrader.kernel.kill.LadderState;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.StepUp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scope may do by all that the ladder says: the loosest permission of its symbols, and the parts that may less, with
 * what keeps them.
 */
public final class Following {

    private final String portfolio;
    private final List<String> symbols;

    public Following(String portfolio, List<String> symbols) {
        this.portfolio = portfolio;
        this.symbols = List.copyOf(symbols);
    }

    /** Such as {@code REDUCE_ONLY}, or {@code TRADE at 0.25 of size}: without opens there is no size to speak of. */
    public String permission(LadderState ladder, Scope scope) {
        var loosest = loosest(ladder, scope);
        if (loosest != Permission.TRADE) return loosest.name();
        double scale = covered(scope)
                .filter(symbol -> ladder.effective(portfolio, symbol) == loosest)
                .mapToDouble(symbol -> StepUp.scaleOf(ladder.verdicts(portfolio, symbol)))
                .max()
                .orElse(1);
        return loosest.name() + (scale < 1 ? " at " + scale + " of size" : "");
    }

    private Permission loosest(LadderState ladder, Scope scope) {
        return covered(scope)
                .map(symbol -> ladder.effective(portfolio, symbol))
                .min(Permission::compareTo)
                .orElseGet(() -> ladder.at(scope));
    }

    /** Parts of the scope that stay stricter than {@link #permission}, grouped by what keeps them. */
    public List<Remaining> remaining(LadderState ladder, Scope scope) {
        var loosest = loosest(ladder, scope);
        var parts = new LinkedHashMap<Kept, List<String>>();
        covered(scope)
                .filter(symbol -> ladder.effective(portfolio, symbol).stricterThan(loosest))
                .forEach(symbol -> parts.computeIfAbsent(kept(ladder, symbol), kept -> new ArrayList<>())
                        .add(symbol));
        return parts.entrySet().stream()
                .map(part -> new Remaining(
                        part.getKey().permission(),
                        part.getValue(),
                        part.getKey().by()))
                .toList();
    }

    /** The same in words, empty where the scope is of one piece. */
    String inWords(LadderState ladder, Scope scope) {
        var words = new StringBuilder(permission(ladder, scope));
        remaining(ladder, scope)
                .forEach(part -> words.append("; ")
                        .append(part.permission())
                        .append(" remains for ")
                        .append(String.join(", ", part.symbols()))
                        .append(" by ")
                        .append(String.join(", ", part.by())));
        return words.toString();
    }

    private record Kept(Permission permission, List<String> by) {}

    /** Latches by their ids; what is no latch by the name of its layer. */
    private Kept kept(LadderState ladder, String symbol) {
        var permission = ladder.effective(portfolio, symbol);
        var latched = ladder.latches().latches().stream()
                .filter(latch ->
                        latch.permission() == permission && latch.scope().covers(portfolio, symbol))
                .toList();
        var layers = ladder.verdicts(portfolio, symbol).stream()
                .filter(verdict -> verdict.permission() == permission
                        && latched.stream()
                                .noneMatch(latch -> latch.layer() == verdict.layer()
                                        && latch.scope().equals(verdict.scope())))
                .map(verdict -> verdict.layer().name());
        var by = Stream.concat(latched.stream().map(latch -> latch.id()), layers)
                .distinct()
                .toList();
        return new Kept(permission, by);
    }

    private Stream<String> covered(Scope scope) {
        return symbols.stream().filter(symbol -> scope.covers(portfolio, symbol));
    }
}
