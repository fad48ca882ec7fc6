package io.quantumtrader.http.stream;

import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.view.EventView;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** One event as it goes over the wire, to those who read lines and to those who read messages. */
final class Frame {

    private final long number;
    private final boolean hold;
    private final boolean notable;
    private final String id;
    private final String name;
    private final String json;
    private final ByteString lines;
    private volatile @Nullable String message;

    private Frame(long number, boolean hold, boolean notable, String id, String name, String json) {
        this.number = number;
        this.hold = hold;
        this.notable = notable;
        this.id = id;
        this.name = name;
        this.json = json;
        String head = id.isEmpty() ? "" : "id: " + id + "\n";
        this.lines = ByteString.fromString(head + "event: " + name + "\ndata: " + json + "\n\n");
    }

    static Frame of(String epoch, long number, EventView event) {
        boolean hold = event instanceof EventView.Decision(var decision) && decision.hold();
        boolean notable = !hold && (event instanceof EventView.Decision || event instanceof EventView.Alarm);
        String json = new String(Json.bytes(event.body()), StandardCharsets.UTF_8);
        return new Frame(number, hold, notable, epoch + "-" + number, event.name(), json);
    }

    /** An event of the stream itself, which has no number. */
    static Frame notice(String name, String json) {
        return new Frame(0, false, false, "", name, json);
    }

    /** Counts up from 1 within one life of the process; 0 for an event of the stream itself. */
    long number() {
        return number;
    }

    /** Whether it is a decision to do nothing. */
    boolean hold() {
        return hold;
    }

    /** Whether a newcomer wants to see it: a decision to act, or an alarm. */
    boolean notable() {
        return notable;
    }

    /** As a server-sent event. */
    ByteString lines() {
        return lines;
    }

    /** As one JSON object; written when it is asked for first, as most have only readers of lines. */
    String message() {
        String known = message;
        if (known != null) return known;
        String head = id.isEmpty() ? "{" : "{\"id\":\"" + id + "\",";
        String written = head + "\"event\":\"" + name + "\",\"data\":" + json + "}";
        message = written;
        return written;
    }
}
