package io.quantumtrader.exchange.remote;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of an address after the question mark. */
final class Query {

    private final Map<String, String> values = new HashMap<>();

    Query(URI address) throws BadRequest {
        String raw = address.getRawQuery();
        if (raw == null || raw.isEmpty()) return;
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) throw new BadRequest("query", pair, "name=value");
            values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    private static String decoded(String text) throws BadRequest {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException bad) {
            throw new BadRequest("query", text, "percent-encoded text");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) throws BadRequest {
        String value = values.get(name);
        if (value == null) throw new BadRequest(name, "missing", "given in the query");
        return value;
    }

    /** Names parted by commas; none for an empty text. */
    List<String> texts(String name) throws BadRequest {
        String all = text(name);
        return all.isEmpty() ? List.of() : List.of(all.split(",", -1));
    }

    long number(String name, long least, long most) throws BadRequest {
        String value = text(name);
        String expected = "a whole number in [" + least + ", " + most + "]";
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException notANumber) {
            throw new BadRequest(name, value, expected);
        }
        throw new BadRequest(name, value, expected);
    }
}
