package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Latches as a person reads them: one line each, with who may release them and how. */
final class Latches {

    private Latches() {}

    static List<String> row(JsonNode latch) {
        return List.of(
                "latch",
                Table.cell(latch.path("id")),
                Table.cell(latch.path("scope")),
                Table.cell(latch.path("permission")),
                "release by " + Table.cell(latch.path("releasedBy"))
                        + (latch.hasNonNull("releasePhrase")
                                ? ", phrase \"" + latch.path("releasePhrase").asText() + "\""
                                : ""));
    }

    /** The answer to a word about the kill switch or a release: what stands now. */
    static Table standing(JsonNode answer) {
        if (!answer.has("latches")) return Table.fields(answer);
        String state = answer.path("enabled").asBoolean() ? "on, " + Table.cell(answer.path("permission")) : "off";
        String gate = answer.path("acknowledgedMicros").isNumber()
                ? "; send gate closed after " + Table.cell(answer.path("acknowledgedMicros")) + " microseconds"
                : "";
        Table table = new Table().row(List.of("kill switch " + state + gate));
        answer.path("latches").forEach(latch -> table.row(row(latch)));
        return table;
    }
}
