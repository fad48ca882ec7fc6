package io.quantumtrader.app.launch;

import io.quantumtrader.app.config.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * What is done with a journal besides trading on it: proving it whole, archiving, backing up, restoring. Throws {@link
 * LaunchFailed} for a broken surrounding.
 */
public interface Keeping {

    /** Recomputes chains and seals of the journal of a data folder, also beside the fund that writes it. */
    AuditResult audit(Path data, Settings settings, Progress progress);

    /** The daily roots of that journal, oldest first. */
    List<AuditResult.Root> roots(Path data, Settings settings);
}
