package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quantumtrader.app.client.EventStream;
import io.quantumtrader.app.client.StreamEvent;
import io.quantumtrader.http.json.PlainText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Prints the events that are wanted, each as a line of words or of JSON, and what happens to the line itself. */
final class EventPrinter implements EventStream.Listener {

    private static final Set<String> OF_THE_STREAM = Set.of("gap", "reset");
    private static final Set<String> PICTURES = Set.of("status", "ladder", "position");

    private final PrintWriter out;
    private final boolean json;
    private final boolean window;
    private final Set<String> kinds;
    private final Set<String> symbols;
    private final Map<String, String> shown = new HashMap<>();
    private long left;
    private boolean broken;

    /**
     * @param window whether lines are cut at the edge of a window
     * @param symbols all where none is named
     * @param count events after which it has enough
     */
    EventPrinter(PrintWriter out, boolean json, boolean window, Set<String> kinds, Set<String> symbols, long count) {
        this.out = out;
        this.json = json;
        this.window = window;
        this.kinds = Set.copyOf(kinds);
        this.symbols = Set.copyOf(symbols);
        this.left = count;
    }

    @Override
    public void connected(boolean again) {
        if (!again) return;
        broken = false;
        say("connected", JsonNodeFactory.instance.objectNode(), "-- the fund answers again");
    }

    @Override
    public void broken(String why, Duration wait) {
        if (broken) return;
        broken = true;
        var data = JsonNodeFactory.instance.objectNode().put("why", why).put("retryMs", wait.toMillis());
        say("disconnected", data, "-- disconnected: " + why + "; trying again every " + DurationOption.text(wait));
    }

    @Override
    public boolean event(StreamEvent event) {
        if (!isWanted(event)) return true;
        String line = EventLines.of(event);
        if (!json && isRepetition(event, line)) return true;
        print(json ? Json.line(new Line(event.id(), event.name(), event.data())) : line);
        return OF_THE_STREAM.contains(event.name()) || --left > 0;
    }

    /** What {@code --json} prints for each event. */
    record Line(String id, String event, JsonNode data) {}

    private boolean isWanted(StreamEvent event) {
        if (OF_THE_STREAM.contains(event.name())) return true;
        if (!kinds.contains(event.name())) return false;
        if (symbols.isEmpty()) return true;
        String symbol = event.data().path("symbol").asText();
        return symbols.contains(symbol) || (event.name().equals("alarm") && symbol.equals("*"));
    }

    /** A picture that says the same as the one before, but for its time. */
    private boolean isRepetition(StreamEvent event, String line) {
        if (!PICTURES.contains(event.name())) return false;
        String words = line.substring(Math.min(line.length(), 14));
        return words.equals(shown.put(event.name() + event.data().path("symbol").asText(), words));
    }

    private void say(String event, JsonNode data, String words) {
        print(json ? Json.line(new Line("", event, data)) : words);
    }

    private void print(String line) {
        if (!json) line = PlainText.escaped(line);
        out.println(window && !json ? Terminal.clipped(line, Terminal.size().columns()) : line);
        out.flush();
    }
}
