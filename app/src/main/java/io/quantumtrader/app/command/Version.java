package io.quantumtrader.app.command;

import io.quantumtrader.app.config.KernelVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code ./qt --version} prints: ours, the kernel's as the journal names it, and the Java it runs on. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Quantum Trader " + (version == null ? "(not packaged)" : version),
            "kernel " + KernelVersion.current(),
            "Java " + Runtime.version()
        };
    }
}
