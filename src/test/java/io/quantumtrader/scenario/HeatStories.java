package io.quantumtrader.scenario;

import java.util.List;

final class HeatStories {
    private HeatStories() {}

    static List<Scenario> all() {
        return List.of();
    }
}
