package io.quantumtrader.scenario;

import java.util.List;

final class PeersHurts {
    private PeersHurts() {}

    static List<Scenario> all() {
        return List.of();
    }
}
