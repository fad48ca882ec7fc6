package io.quantumtrader.app.launch;

import io.quantumtrader.app.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
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

    /** Seals what is written and moves what was sealed longer ago than that to the archive; only where no fund runs. */
    ArchiveResult archive(Path data, Duration olderThan, Settings settings, Progress progress);

    /** Writes the journal of a data folder into a new file, in the folder {@code target} if that is one. */
    BackupResult backup(Path data, Path target, Settings settings, Progress progress);

    /** Brings a backup into an empty database; refused for one that is not whole. */
    RestoreResult restore(RestoreRequest request, Settings settings, Progress progress);
}
