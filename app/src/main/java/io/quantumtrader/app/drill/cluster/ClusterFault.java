package io.quantumtrader.app.drill.cluster;

/** What goes wrong in one round of the drill of a cluster. */
public enum ClusterFault {
    OWNER_KILLED("the node of a position killed (kill -9)", false),
    OWNER_PAUSED("the node of a position stands still for 25 s (SIGSTOP)", false),
    OWNER_LEAVES("the node of a position leaves in order", false),
    SEAT_LEAVES("the node of the conductor leaves in order", false),
    ROLLING_RESTART("each node leaves and comes back, one after another", false),
    ROLLING_UPGRADE("each node leaves and comes back with another configuration, one after another", false),
    DATABASE_CUT("the node of a position loses its database for 20 s", false),
    OWNER_SLOW("the node of a position stands still four fifths of 20 s, in pieces of 0.4 s", false),
    CABLE_CUT("the cable of the node of a position cut for 25 s: nodes, database and venue", true),
    PEERS_CUT("the node of a position cut off from other nodes for 25 s, both ways; not from database and venue", true),
    PEERS_CUT_ONE_WAY("what the node of a position sends to other nodes lost for 25 s; the rest arrives", true);

    private final String text;
    private final boolean namespaces;

    ClusterFault(String text, boolean namespaces) {
        this.text = text;
        this.namespaces = namespaces;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** Whether the node that it strikes is gone, or is put out of the cluster, if all goes as it should. */
    boolean endsTheNode() {
        return switch (this) {
            case OWNER_KILLED, OWNER_PAUSED, OWNER_LEAVES, SEAT_LEAVES, CABLE_CUT, PEERS_CUT, PEERS_CUT_ONE_WAY -> true;
            case ROLLING_RESTART, ROLLING_UPGRADE, DATABASE_CUT, OWNER_SLOW -> false;
        };
    }

    /** Whether each node has to live in a network namespace of its own. */
    public boolean needsNamespaces() {
        return namespaces;
    }
}
