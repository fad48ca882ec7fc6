package io.quantumtrader.http.route;

import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The query of one request, read by parameter; what is wrong with it is told all at once, a parameter never asked for included. */
final class Query {

    private final Call call;
    private final Checks checks = new Checks();
    private final Set<String> asked = new HashSet<>();

    Query(Call call) {
        this.call = call;
    }

    long whole(Parameter.Whole parameter) {
        String text = text(parameter.name(), "" + parameter.fallback());
        long value = text.matches("\\d{1,18}") || text.equals("" + Long.MAX_VALUE) ? Long.parseLong(text) : -1;
        boolean fits = value >= parameter.low() && value <= parameter.high();
        checks.require(
                fits, parameter.name(), text, "a whole number in [" + parameter.low() + ", " + parameter.high() + "]");
        return value;
    }

    String word(Parameter.Word parameter) {
        String text = text(parameter.name(), "");
        checks.require(
                text.matches(parameter.pattern()),
                parameter.name(),
                text,
                "at most " + parameter.longest() + " of A-Z a-z 0-9 -");
        return text;
    }

    boolean flag(Parameter.Flag parameter) {
        String text = text(parameter.name(), "" + parameter.fallback());
        checks.require(text.equals("true") || text.equals("false"), parameter.name(), text, "true or false");
        return text.equals("true");
    }

    <T> Checked<T> then(Supplier<? extends T> read) {
        call.request().getUri().query().toMultiMap().forEach((name, texts) -> {
            checks.require(asked.contains(name), name, texts.getFirst(), "a parameter of this address");
            checks.require(texts.size() == 1, name, String.join(", ", texts), "given once");
        });
        return checks.then(read);
    }

    private String text(String name, String fallback) {
        asked.add(name);
        return call.query(name, fallback);
    }
}
