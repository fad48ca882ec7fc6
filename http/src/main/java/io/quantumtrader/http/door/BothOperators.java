package io.quantumtrader.http.door;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two sources of persons; the first is asked first. */
record BothOperators(Operators first, Operators others) implements Operators {

    @Override
    public Set<String> releasing() {
        var all = new TreeSet<>(first.releasing());
        all.addAll(others.releasing());
        return all;
    }

    @Override
    public Optional<Person> who(String token) {
        var found = first.who(token);
        var other = others.who(token);
        return found.isPresent() ? found : other;
    }
}
