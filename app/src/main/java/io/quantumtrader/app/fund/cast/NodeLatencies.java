package io.quantumtrader.app.fund.cast;

import io.quantumtrader.actors.cluster.KillEntrance;
import io.quantumtrader.actors.safety.Latency;

/**
 * How long what concerns all nodes takes, as one node measures it.
 *
 * @param kills that were accepted here
 * @param rehearsals of such kills, once a second: how long one would take
 * @param round a bare question to all nodes, until each within reach has answered: what a kill cannot be faster than
 */
public record NodeLatencies(KillEntrance.Figures kills, Latency rehearsals, Latency round) {

    static NodeLatencies none() {
        return new NodeLatencies(KillEntrance.Figures.none(), new Latency(), new Latency());
    }
}
