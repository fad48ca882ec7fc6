package io.quantumtrader.http.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The path of a request, matched against templates. */
final class Path {

    private Path() {}

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** The values of the segments in braces, decoded; empty if the path does not fit. */
    static Optional<Map<String, String>> match(List<String> template, List<String> raw) {
        if (template.size() != raw.size()) return Optional.empty();
        var values = new HashMap<String, String>();
        for (int index = 0; index < raw.size(); index++) {
            String expected = template.get(index);
            String given = raw.get(index);
            if (expected.startsWith("{") && !given.isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), decoded(given));
            } else if (!expected.equals(given)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
