package io.quantumtrader.http.door;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Two sources of persons; the others are asked about whom the first does not know. */
record BothOperators(Operators first, Operators others) implements Operators {

    @Override
    public Set<String> releasing() {
        var all = new TreeSet<>(first.releasing());
        all.addAll(others.releasing());
        return all;
    }

    @Override
    public boolean othersMayRelease() {
        return first.othersMayRelease() || others.othersMayRelease();
    }

    @Override
    public Optional<Person> who(String token) {
        var found = first.who(token);
        return found.isPresent() ? found : others.who(token);
    }
}
