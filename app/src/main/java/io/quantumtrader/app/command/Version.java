package io.quantumtrader.app.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code ./qt --version} prints: ours, and the Java it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Quantum Trader " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()
        };
    }
}
