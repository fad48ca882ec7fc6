package io.quantumtrader.scenario;

import java.util.List;
import java.util.stream.Stream;

/** Level 3: guards, limits and permits. */
final class GovernorStories {

    private GovernorStories() {}

    static List<Scenario> all() {
        return Stream.of(GuardStories.all(), LimitStories.all(), PermitStories.all())
                .flatMap(List::stream)
                .toList();
    }
}
