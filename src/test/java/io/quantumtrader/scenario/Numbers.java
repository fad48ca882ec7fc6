package io.quantumtrader.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quantumtrader.app.fund.cast.ToldRecord;
import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Statement;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Every number that a journal holds, to tell one that an explanation made up. */
final class Numbers {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
    private static final int ALL = 100_000;

    /** What has digits and is a name: decisions, orders, permits, latches, versions, levels. */
    private static final Pattern NAMES =
            Pattern.compile("qt-\\S+|outside-\\S+|[A-Z]{3}-(g-)?\\d+|main-\\d+|version [0-9a-f]{8,12}|Level [1-7]"
                    + "|[a-z]+(-[a-z]+)*-\\d+(#\\d+)?|[A-Z]+(_[A-Z0-9]+)+|profile tp1|TP1 profile");

    private final Set<Double> recorded = new HashSet<>();
    private final Set<Double> settings = new HashSet<>();

    private Numbers() {}

    static Numbers of(ToldRecord record) {
        var numbers = new Numbers();
        for (String id : record.ids()) {
            for (var entry : record.following(id, 1, Set.of(), ALL)) {
                numbers.collect(JSON.valueToTree(entry.event()), numbers.recorded);
                if (entry.event() instanceof TermsSet terms) numbers.settings(terms.settings());
            }
        }
        return numbers;
    }

    private void settings(String text) {
        var matcher = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?").matcher(text);
        while (matcher.find()) settings.add(Double.parseDouble(matcher.group()));
    }

    private void collect(JsonNode node, Set<Double> into) {
        if (node.isNumber()) into.add(node.doubleValue());
        node.forEach(child -> collect(child, into));
    }

    /** What a sentence says that neither journal nor settings hold, and digits that are none of its figures. */
    List<String> strangers(Statement statement) {
        var found = new ArrayList<String>();
        String left = NAMES.matcher(statement.text()).replaceAll("~");
        int from = 0;
        for (Figure figure : statement.figures()) {
            if (!known(figure)) found.add(figure + " is not on record");
            int at = left.indexOf(figure.shown(), from);
            if (at < 0) found.add(figure + " is not in: " + statement.text());
            else
                left = left.substring(0, at) + "~"
                        + left.substring(at + figure.shown().length());
            from = Math.max(from, at + 1);
        }
        if (left.matches("(?s).*\\d.*")) found.add("digits that are no figure: " + left);
        return found;
    }

    private boolean known(Figure figure) {
        return switch (figure.source()) {
            case RECORDED -> recorded.contains(figure.value());
            case SETTING -> settings.contains(figure.value());
            case COMPUTED -> Double.isFinite(figure.value());
            case NONE -> Double.isNaN(figure.value()) && figure.shown().equals("not recorded");
        };
    }
}
