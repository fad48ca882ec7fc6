package io.quantumtrader.actors.cluster;

/**
 * What has to be the same on nodes that open positions together.
 *
 * @param build changes with every change of the code
 * @param configuration changes with every setting that decides
 */
public record Fingerprint(String build, String configuration) {

    /** In what another one differs, for a person; empty if in nothing. */
    public String differenceTo(Fingerprint other) {
        if (equals(other)) return "";
        if (build.equals(other.build)) return "configuration " + other.configuration + ", here " + configuration;
        String builds = "build " + other.build + ", here " + build;
        return configuration.equals(other.configuration) ? builds : builds + "; and another configuration";
    }
}
