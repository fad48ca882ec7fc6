package io.quantumtrader.app.drill.cluster;

import io.quantumtrader.app.cluster.LocalCluster;
import io.quantumtrader.app.cluster.LocalNode;
import io.quantumtrader.app.cluster.Partition;
import io.quantumtrader.app.cluster.Partition.Cut;
import io.quantumtrader.app.cluster.TcpRelay;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Lets a fault strike a node; over when it returns, but for what the cluster has to do itself. */
record Strike(LocalCluster cluster, LocalNode victim) {

    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration ABSENCE = Duration.ofSeconds(8);
    private static final Duration STILL = Duration.ofMillis(400);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofMinutes(3);

    /** Decisions depend on it: nodes that differ in it open nothing together. */
    private static final String UPGRADED = "exit-rules.stale.patience";

    private static final String UPGRADED_TO = "239 h";

    void with(ClusterFault fault) {
        switch (fault) {
            case OWNER_KILLED -> {
                victim.kill();
                rest(OUTAGE);
            }
            case OWNER_PAUSED -> still(LONG);
            case OWNER_LEAVES, SEAT_LEAVES -> {
                victim.leave(PATIENCE);
                rest(ABSENCE);
            }
            case ROLLING_RESTART -> eachInTurn(node -> {});
            case ROLLING_UPGRADE -> eachInTurn(node -> node.toggle(UPGRADED, UPGRADED_TO));
            case DATABASE_CUT -> database();
            case OWNER_SLOW -> {
                long over = System.nanoTime() + OUTAGE.toNanos();
                while (System.nanoTime() < over && victim.isAlive()) {
                    still(STILL);
                    rest(BREATH);
                }
            }
            case CABLE_CUT -> cut(Cut.CABLE);
            case PEERS_CUT -> cut(Cut.PEERS);
            case PEERS_CUT_ONE_WAY -> cut(Cut.PEERS_ONE_WAY);
        }
    }

    private void eachInTurn(Consumer<LocalNode> gone) {
        for (var node : cluster.nodes()) {
            node.leave(PATIENCE);
            gone.accept(node);
            node.start();
            node.awaitReady(BACK);
        }
    }

    private void still(Duration time) {
        victim.pause();
        try {
            rest(time);
        } finally {
            victim.resume();
        }
    }

    /** First nothing arrives any more, then connections end. */
    private void database() {
        var cable = cluster.relay(victim.name());
        cable.become(TcpRelay.State.STALLS);
        rest(OUTAGE.dividedBy(2));
        cable.become(TcpRelay.State.CUT);
        rest(OUTAGE.dividedBy(2));
        cable.become(TcpRelay.State.FLOWS);
    }

    private void cut(Cut what) {
        var network = Partition.of(cluster.folder());
        network.cut(victim.name(), what);
        try {
            rest(LONG);
        } finally {
            network.heal();
        }
    }

    private static void rest(Duration time) {
        long over = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = over - System.nanoTime()) LockSupport.parkNanos(left);
    }
}
