package io.quantumtrader.app.notify;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.quantumtrader.http.json.PlainText;
import java.util.stream.Collectors;

/** The stack trace of an event below its line: what an exception says in several lines is set in, as its frames are. */
public final class PlainTrace extends ThrowableProxyConverter {

    /** What a pattern calls it. */
    public static final String WORD = "trace";

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        String text = super.throwableProxyToString(thrown);
        return text.lines().map(PlainTrace::setIn).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String setIn(String line) {
        String words = line.stripLeading();
        return (line.startsWith("Caused by: ") ? "" : "\t") + PlainText.escaped(words);
    }
}
