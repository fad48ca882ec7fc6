package io.quantumtrader.scenario;

import java.util.List;

final class BrainStories {
    private BrainStories() {}

    static List<Scenario> all() {
        return List.of();
    }
}
