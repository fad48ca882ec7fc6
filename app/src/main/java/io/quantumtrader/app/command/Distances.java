package io.quantumtrader.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Distances as the API gives them, nearest first, in a few words. */
final class Distances {

    private Distances() {}

    /** The nearest with the part of the way that is gone and the change that fires it; a dash without any. */
    static String nearest(JsonNode distances) {
        return StreamSupport.stream(distances.spliterator(), false)
                .filter(one -> one.path("share").isNumber())
                .findFirst()
                .map(Distances::words)
                .orElse("-");
    }

    private static String words(JsonNode distance) {
        double gone = 100 * distance.path("share").asDouble();
        String seen = String.format(
                Locale.ROOT, "%.0f %% %s", gone, distance.path("code").asText());
        String change = distance.path("change").asText();
        return change.isEmpty() ? seen : seen + ": " + change;
    }
}
