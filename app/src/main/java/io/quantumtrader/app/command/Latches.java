package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
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

    /** The answer to a word about the kill switch or a release: what it did, and what stands now. */
    static Table standing(JsonNode answer) {
        Table table = new Table().row(List.of(answer.has("latches") ? killSwitch(answer) : ladder(answer)));
        if (answer.hasNonNull("again")) table.row(List.of(answer.path("again").asText()));
        if (answer.path("halt").isObject()) table.row(List.of(halt(answer.path("halt"))));
        answer.path("releases").forEach(release -> table.row(List.of(said(release))));
        if (answer.hasNonNull("waitsFor"))
            table.row(List.of("waiting: " + answer.path("waitsFor").asText()));
        answer.path("stepUps").forEach(stepUp -> table.row(List.of(stepUp(stepUp))));
        answer.path("latches").forEach(latch -> table.row(row(latch)));
        answer.path("layers").forEach(layer -> layer.path("latches").forEach(latch -> table.row(row(latch))));
        return table;
    }

    /** A way back after an emergency stop in one line. */
    static String stepUp(JsonNode stepUp) {
        return "step-up of " + Table.cell(stepUp.path("scope")) + ": " + share(stepUp.path("fraction"))
                + " of size since " + time(stepUp.path("sinceMs")) + "; " + share(stepUp.path("nextFraction"))
                + (stepUp.path("confirmable").asBoolean() ? " may be confirmed now" : " may be confirmed from ")
                + (stepUp.path("confirmable").asBoolean() ? "" : time(stepUp.path("confirmableAtMs")))
                + ": ./qt step-up";
    }

    private static String share(JsonNode fraction) {
        return Math.round(100 * fraction.asDouble()) + " %";
    }

    private static String time(JsonNode milliseconds) {
        return Instant.ofEpochMilli(milliseconds.asLong()).toString();
    }

    /** A send-hold in one line. */
    static String halt(JsonNode halt) {
        boolean stands = halt.path("state").asText().equals("STANDING");
        return (stands ? "HALT " : "proposed: ") + Table.cell(halt.path("id")) + " by "
                + Table.cell(halt.path("persons"))
                + (halt.path("singlePerson").asBoolean() ? " SINGLE-PERSON" : "") + ": " + words(halt.path("words"))
                + (stands
                        ? "; nothing is sent to the venue, exits neither; release by "
                                + Table.cell(halt.path("releasedBy"))
                        : "; set by " + Table.cell(halt.path("setBy")))
                + (halt.hasNonNull("releasePhrase")
                        ? ", phrase \"" + halt.path("releasePhrase").asText() + "\""
                        : "");
    }

    /** The parts of the scope that may less than what follows. */
    private static String remaining(JsonNode release) {
        var parts = new StringBuilder();
        release.path("remaining")
                .forEach(part -> parts.append("; ")
                        .append(Table.cell(part.path("permission")))
                        .append(" remains for ")
                        .append(Table.cell(part.path("symbols")))
                        .append(" by ")
                        .append(Table.cell(part.path("by"))));
        return parts.toString();
    }

    /** What each person said. */
    private static String words(JsonNode words) {
        var said = new ArrayList<String>();
        words.forEach(
                word -> said.add(Table.cell(word.path("who")) + " said \"" + Table.cell(word.path("why")) + "\""));
        return String.join(", ", said);
    }

    private static String killSwitch(JsonNode answer) {
        String state = answer.path("enabled").asBoolean() ? "on, " + Table.cell(answer.path("permission")) : "off";
        String gate = answer.path("acknowledgedMicros").isNumber()
                ? "; send gate closed after " + Table.cell(answer.path("acknowledgedMicros")) + " microseconds"
                : "";
        return "kill switch " + state + gate;
    }

    private static String ladder(JsonNode answer) {
        return "permission " + Table.cell(answer.path("permission"));
    }

    /** Scope, cause, who spoke, what follows, and from where drawdown counts. */
    private static String said(JsonNode release) {
        boolean released = release.path("state").asText().equals("RELEASED");
        var peaks = new StringBuilder();
        release.path("referencePeaks")
                .properties()
                .forEach(peak -> peaks.append("; drawdown of ")
                        .append(peak.getKey())
                        .append(" counts from ")
                        .append(Table.cell(peak.getValue())));
        return (released ? "released " : "proposed the release of ") + Table.cell(release.path("latchId")) + " ("
                + Table.cell(release.path("permission")) + " on " + Table.cell(release.path("scope"))
                + ", set because: "
                + Table.cell(release.path("cause")) + ") by " + Table.cell(release.path("persons"))
                + (release.path("singlePerson").asBoolean() ? " SINGLE-PERSON" : "")
                + (released
                        ? "; " + Table.cell(release.path("follows")) + " follows" + remaining(release) + peaks
                        : "");
    }
}
