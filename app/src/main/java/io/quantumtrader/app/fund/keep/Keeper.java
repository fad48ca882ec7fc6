package io.quantumtrader.app.fund.keep;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.ArchiveResult;
import io.quantumtrader.app.launch.AuditResult;
import io.quantumtrader.app.launch.BackupResult;
import io.quantumtrader.app.launch.Keeping;
import io.quantumtrader.app.launch.LaunchFailed;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RestoreRequest;
import io.quantumtrader.app.launch.RestoreResult;
import io.quantumtrader.persistence.audit.Archiver;
import io.quantumtrader.persistence.audit.DailyRoot;
import io.quantumtrader.persistence.audit.JournalAudit;
import io.quantumtrader.persistence.audit.Sealer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Proves, archives, backs up and restores journals. */
public final class Keeper implements Keeping {

    @Override
    public AuditResult audit(Path data, Settings settings, Progress progress) {
        long started = System.nanoTime();
        try (var journal = JournalAccess.look(settings, data)) {
            var report = JournalAudit.verify(
                    journal.database(),
                    journal.place().audited(),
                    events -> progress.at("recomputing chains", events, Progress.UNKNOWN));
            return AuditResult.of(report, (System.nanoTime() - started) / 1e9);
        } catch (SQLException | IOException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public List<AuditResult.Root> roots(Path data, Settings settings) {
        try (var journal = JournalAccess.look(settings, data)) {
            return DailyRoot.of(journal.database(), journal.place().seals()).stream()
                    .map(AuditResult.Root::of)
                    .toList();
        } catch (SQLException | IOException failed) {
            throw new LaunchFailed("the journal cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public BackupResult backup(Path data, Path target, Settings settings, Progress progress) {
        return Backups.backup(data, target, settings, progress);
    }

    @Override
    public RestoreResult restore(RestoreRequest request, Settings settings, Progress progress) {
        return Restores.restore(request, settings, progress);
    }

    @Override
    public ArchiveResult archive(Path data, Duration olderThan, Settings settings, Progress progress) {
        long started = System.nanoTime();
        try (var storage = Storage.reading(settings, data)) {
            long nowMs = System.currentTimeMillis();
            new Sealer(storage.database(), storage.place().seals()).seal(nowMs);
            var moved = new Archiver(storage.database(), storage.place().archive())
                    .archive(
                            nowMs - olderThan.toMillis() + 1,
                            nowMs,
                            events -> progress.at("archiving", events, Progress.UNKNOWN));
            return new ArchiveResult(
                    moved.segments(),
                    moved.events(),
                    moved.removed(),
                    moved.bytes(),
                    (System.nanoTime() - started) / 1e9);
        } catch (SQLException | IOException failed) {
            throw new LaunchFailed("archiving was broken off, nothing is lost: " + failed.getMessage(), failed);
        }
    }
}
