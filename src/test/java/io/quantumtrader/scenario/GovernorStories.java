package io.quantumtrader.scenario;

import java.util.List;

final class GovernorStories {
    private GovernorStories() {}

    static List<Scenario> all() {
        return List.of();
    }
}
