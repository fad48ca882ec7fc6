package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reasons as the API gives them, in words: code, observed number, limit. */
final class Reasons {

    private Reasons() {}

    static List<String> of(JsonNode reasons) {
        List<String> told = new ArrayList<>();
        reasons.forEach(reason -> told.add(words(reason)));
        return told;
    }

    /** Who asked for a decision, and why. */
    static String word(JsonNode decision) {
        String who = "by " + decision.path("who").asText();
        return decision.hasNonNull("why") ? who + ": " + decision.path("why").asText() : who;
    }

    private static String words(JsonNode reason) {
        String code = reason.path("code").asText();
        if (!reason.path("observed").isNumber()) return code;
        String seen = code + " " + Table.cell(reason.path("observed"));
        return reason.path("limit").isNumber() ? seen + " against " + Table.cell(reason.path("limit")) : seen;
    }
}
