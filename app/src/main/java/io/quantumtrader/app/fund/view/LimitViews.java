package io.quantumtrader.app.fund.view;

import io.quantumtrader.app.config.DecidingSettings;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.http.view.LimitView;
import io.quantumtrader.kernel.kill.ReleaseRules;
import io.quantumtrader.persistence.numbers.NumberRow;
import io.quantumtrader.persistence.numbers.NumbersEvent.NumbersProposed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Shows the numbers that the fund decides by. */
public final class LimitViews {

    private static final String UNKNOWN = "not known to this configuration";

    private final ReleaseRules rules;
    private final Function<NumberRow, String> following;

    /**
     * @param rules for how long a first word waits
     * @param following the value that is in force after a row
     */
    public LimitViews(ReleaseRules rules, Function<NumberRow, String> following) {
        this.rules = rules;
        this.following = following;
    }

    /** Numbers that nobody changes while the fund runs. */
    public static List<LimitView> of(Settings settings) {
        return DecidingSettings.of(settings).stream()
                .map(one -> view(one, "", List.of()))
                .toList();
    }

    /**
     * By key, with what operators said of each.
     *
     * @param setAside values that operators set and that do not count
     * @param waiting first words
     */
    public List<LimitView> of(Settings settings, Map<String, String> setAside, List<NumbersProposed> waiting) {
        var unknown = new TreeMap<>(setAside);
        var views = new ArrayList<LimitView>();
        for (var one : DecidingSettings.of(settings)) {
            unknown.remove(one.path());
            views.add(view(one, setAside.getOrDefault(one.path(), ""), waiting(one.path(), waiting)));
        }
        unknown.forEach((path, value) -> views.add(
                new LimitView(path, LimitView.Kind.LIMIT, "", UNKNOWN, UNKNOWN, value, waiting(path, waiting))));
        views.sort(Comparator.comparing(LimitView::key));
        return views;
    }

    private static LimitView view(DecidingSettings.Deciding one, String setAside, List<LimitView.Waiting> waiting) {
        return new LimitView(
                one.path(),
                one.limit() ? LimitView.Kind.LIMIT : LimitView.Kind.THETA,
                String.valueOf(one.value()),
                one.source(),
                one.about(),
                setAside,
                waiting);
    }

    private List<LimitView.Waiting> waiting(String path, List<NumbersProposed> proposed) {
        var waiting = new ArrayList<LimitView.Waiting>();
        for (var one : proposed) {
            for (var row : one.numbers()) {
                if (row.key().equals(path))
                    waiting.add(new LimitView.Waiting(
                            following.apply(row), one.who(), one.why(), one.atMs(), one.atMs() + rules.validMs()));
            }
        }
        return waiting;
    }
}
