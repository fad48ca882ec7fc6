package io.quantumtrader.app.explain;

import io.quantumtrader.http.json.PlainText;
import io.quantumtrader.http.view.ExplanationView;
import java.util.ArrayList;
import java.util.List;

/** An explanation as plain text, a hundred columns wide. */
public final class Text {

    private static final int WIDTH = 100;

    private Text() {}

    public static String of(ExplanationView view) {
        var lines = new ArrayList<String>(wrapped("", view.headline()));
        for (var section : view.sections()) {
            lines.add("");
            lines.add(section.title());
            for (var statement : section.statements()) lines.addAll(wrapped("  ", statement.text()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> wrapped(String indent, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(indent);
        for (String word : PlainText.escaped(text).split(" ")) {
            boolean first = line.toString().isBlank();
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append("  ").append(word);
                continue;
            }
            if (!first) line.append(' ');
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
