package io.quantumtrader.app.notify;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.quantumtrader.http.json.PlainText;

/** The message of an event in one line of the log: whatever somebody wrote into it, it cannot look like a line of its own. */
public final class PlainMessage extends ClassicConverter {

    /** What a pattern calls it. */
    public static final String WORD = "plain";

    @Override
    public String convert(ILoggingEvent event) {
        return PlainText.escaped(String.valueOf(event.getFormattedMessage()));
    }
}
