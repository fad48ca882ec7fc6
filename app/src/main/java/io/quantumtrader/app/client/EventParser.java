package io.quantumtrader.app.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;

/** Puts the lines of server-sent events together. Not thread-safe. */
final class EventParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_RETRY_MS = 60_000;

    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String id = "";
    private Duration retry = Duration.ofSeconds(2);

    /** An event, if this line ends one; comments and what is not JSON are passed over. */
    Optional<StreamEvent> line(String line) {
        if (line.isEmpty()) return ended();
        if (line.startsWith(":")) return Optional.empty();
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            case "retry" -> retry(value);
            default -> {
                // what the standard does not know is passed over
            }
        }
        return Optional.empty();
    }

    /** How long to wait before the next attempt, as the fund wishes it. */
    Duration retry() {
        return retry;
    }

    private void retry(String value) {
        if (value.matches("\\d{1,5}"))
            retry = Duration.ofMillis(Math.min(LONGEST_RETRY_MS, Integer.parseInt(value, 10)));
    }

    private Optional<StreamEvent> ended() {
        var text = data.toString();
        var event = name;
        var own = id;
        data.setLength(0);
        name = "";
        id = "";
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(new StreamEvent(own, event.isEmpty() ? "message" : event, JSON.readTree(text)));
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }
}
