package io.quantumtrader.scenario;

import java.util.List;

final class SwitchStories {
    private SwitchStories() {}

    static List<Scenario> all() {
        return List.of();
    }
}
