package io.quantumtrader.app.explain;

import io.quantumtrader.http.view.ExplanationView.Figure;
import io.quantumtrader.http.view.ExplanationView.Section;
import io.quantumtrader.http.view.ExplanationView.Source;
import io.quantumtrader.http.view.ExplanationView.Statement;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.persistence.ReasonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences of one section while they are written. */
final class Sentences {

    private static final String PLACE = "{}";

    private final String title;
    private final List<Statement> statements = new ArrayList<>();

    Sentences(String title) {
        this.title = title;
    }

    /** One sentence; each pair of braces takes the next number. */
    Sentences say(String text, Figure... figures) {
        return say(text, List.of(figures));
    }

    Sentences say(String text, List<Figure> figures) {
        var told = new StringBuilder();
        int from = 0;
        for (var figure : figures) {
            int place = text.indexOf(PLACE, from);
            if (place < 0) throw new IllegalArgumentException("more numbers than places: " + text);
            told.append(text, from, place).append(figure.shown());
            from = place + PLACE.length();
        }
        statements.add(new Statement(told.append(text.substring(from)).toString(), figures));
        return this;
    }

    Section section() {
        return new Section(title, statements);
    }

    /** Several reasons, each with its number and limit. */
    static String reasons(List<ReasonRow> rows, List<Figure> figures) {
        return String.join("; ", rows.stream().map(row -> reason(row, figures)).toList());
    }

    /** Code, meaning, number seen and limit; the numbers go into the list. */
    static String reason(ReasonRow row, List<Figure> figures) {
        var text = new StringBuilder(row.code()).append(", ").append(meaning(row.code()));
        if (Double.isNaN(row.observed())) return text.toString();
        figures.add(Figures.recorded(row.code(), row.observed()));
        text.append(", {}");
        if (Double.isNaN(row.limit())) return text.toString();
        figures.add(Figures.recorded(row.code() + " limit", row.limit()));
        return text.append(" against {}").toString();
    }

    static String meaning(String code) {
        String meaning = ReasonCode.valueOf(code).meaning();
        int end = meaning.indexOf(';');
        return spelled(end < 0 ? meaning : meaning.substring(0, end));
    }

    /** The default of the rule stands in some meanings; a sentence carries no number that is none of its own. */
    private static String spelled(String meaning) {
        return meaning.replace("2 of the last 3 closed bars", "enough of the last closed bars")
                .replace("2 of 3 bars", "enough bars");
    }

    static String name(Layer layer) {
        return "Level " + layer.level() + " " + words(layer.name());
    }

    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether there is a reading. */
    static boolean known(Figure figure) {
        return figure.source() != Source.NONE;
    }
}
