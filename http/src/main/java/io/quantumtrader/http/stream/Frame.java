package io.quantumtrader.http.stream;

import io.quantumtrader.http.json.Json;
import io.quantumtrader.http.view.EventView;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.util.ByteString;

/**
 * One event as it goes over the wire.
 *
 * @param number counts up from 1 within one life of the process
 * @param hold whether it is a decision to do nothing
 * @param notable whether a newcomer wants to see it: a decision to act, or an alarm
 * @param text the lines of the event
 */
record Frame(long number, boolean hold, boolean notable, ByteString text) {

    static Frame of(String epoch, long number, EventView event) {
        boolean hold = event instanceof EventView.Decision(var decision) && decision.hold();
        boolean notable = !hold && (event instanceof EventView.Decision || event instanceof EventView.Alarm);
        return new Frame(number, hold, notable, lines(epoch, number, event.name(), Json.bytes(event.body())));
    }

    /** An event of the stream itself, which has no number. */
    static ByteString notice(String name, String json) {
        return ByteString.fromString("event: " + name + "\ndata: " + json + "\n\n");
    }

    private static ByteString lines(String epoch, long number, String name, byte[] json) {
        String head = "id: " + epoch + "-" + number + "\nevent: " + name + "\ndata: ";
        return ByteString.fromString(head + new String(json, StandardCharsets.UTF_8) + "\n\n");
    }
}
