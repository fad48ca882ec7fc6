package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.StreamEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Events of the stream as one line each, what matters first. */
final class EventLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EventLines() {}

    static String of(StreamEvent event) {
        var data = event.data();
        return switch (event.name()) {
            case "decision" -> line(data.path("atMs"), decision(data));
            case "permit" -> line(data.path("issuedAtMs"), permit(data));
            case "alarm" -> line(data.path("atMs"), alarm(data));
            case "status" -> line(data.path("atMs"), status(data));
            case "position" -> line(data.path("atMs"), position(data));
            case "ladder" -> line(data.path("atMs"), ladder(data));
            case "gap" -> "-- " + Table.cell(data.path("lost")) + " events were lost";
            case "reset" -> "-- " + Table.cell(data.path("reason"));
            default -> line(data.path("atMs"), event.name() + " " + Table.cell(data));
        };
    }

    private static String line(JsonNode milliseconds, String words) {
        String time = milliseconds.isNumber()
                ? TIME.format(Instant.ofEpochMilli(milliseconds.asLong()))
                : " ".repeat("MM-dd HH:mm:ss".length());
        return time + " " + words;
    }

    private static String decision(JsonNode decision) {
        return words(
                pad(decision.path("symbol")),
                Table.cell(decision.path("action")),
                given("", decision.path("side")),
                given("", decision.path("quantity")),
                given("R ", decision.path("rNet")),
                given("K ", decision.path("killScore")),
                outcome(decision),
                because(decision));
    }

    /** An action that says by its name that it was refused needs no second word. */
    private static String outcome(JsonNode decision) {
        if (!decision.path("refused").asBoolean()) return given("", decision.path("outcome"));
        return decision.path("action").asText().startsWith("REFUSE") ? "" : "REFUSED";
    }

    private static String because(JsonNode decision) {
        return Stream.concat(
                        Stream.of(decision.path("reasons")),
                        StreamSupport.stream(decision.path("verdicts").spliterator(), false)
                                .filter(verdict -> verdict.path("refused").asBoolean())
                                .map(verdict -> verdict.path("reasons")))
                .flatMap(reasons -> reasons.findValuesAsText("code").stream())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String permit(JsonNode permit) {
        return words(
                pad(permit.path("symbol")),
                "permit " + Table.cell(permit.path("id")),
                Table.cell(permit.path("state")),
                Table.cell(permit.path("side")),
                "up to " + Table.cell(permit.path("maxQuantity")));
    }

    private static String alarm(JsonNode alarm) {
        return words(
                pad(alarm.path("symbol")),
                alarm.path("severity").asText().toUpperCase(Locale.ROOT),
                Table.cell(alarm.path("text")));
    }

    private static String status(JsonNode status) {
        return words(
                pad(status.path("permission")),
                "equity " + Table.cell(status.path("account").path("equity")),
                "heat " + Table.cell(status.path("heat").path("band")),
                "mode " + Table.cell(status.path("mode")),
                Table.cell(status.path("openPositions")) + " open",
                status.path("halted").asBoolean() ? "HALTED" : "");
    }

    private static String position(JsonNode position) {
        if (!position.path("open").asBoolean()) return words(pad(position.path("symbol")), "flat");
        return words(
                pad(position.path("symbol")),
                Table.cell(position.path("side")),
                Table.cell(position.path("quantity")),
                given("at ", position.path("mark")),
                given("R ", position.path("rNet")),
                given("K ", position.path("killScore").path("k")),
                given("stop ", position.path("venueStop")),
                position.path("protectedAtVenue").asBoolean() ? "" : "UNPROTECTED");
    }

    private static String ladder(JsonNode ladder) {
        var latches = ladder.path("layers").findValues("latches").stream()
                .flatMap(found -> found.findValuesAsText("id").stream())
                .toList();
        return words(
                pad(ladder.path("permission")),
                "ladder " + Table.cell(ladder.path("version")),
                latches.isEmpty() ? "no latch" : "latches " + String.join(" ", latches),
                ladder.path("halt").isObject()
                        ? "halt " + Table.cell(ladder.path("halt").path("id"))
                        : "");
    }

    private static String pad(JsonNode name) {
        return String.format(Locale.ROOT, "%-11s", Table.cell(name));
    }

    private static String given(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.asText().equals("NaN") ? "" : name + Table.cell(value);
    }

    private static String words(String... words) {
        return List.of(words).stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
