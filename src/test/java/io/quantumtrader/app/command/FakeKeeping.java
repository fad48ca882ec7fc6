package io.quantumtrader.app.command;

import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.launch.ArchiveResult;
import io.quantumtrader.app.launch.AuditResult;
import io.quantumtrader.app.launch.BackupResult;
import io.quantumtrader.app.launch.Keeping;
import io.quantumtrader.app.launch.Progress;
import io.quantumtrader.app.launch.RestoreRequest;
import io.quantumtrader.app.launch.RestoreResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it was asked for and answers at once. */
final class FakeKeeping implements Keeping {

    static final AuditResult.Root ROOT = new AuditResult.Root("2026-11-20", 24, 900, "ab".repeat(32), true);

    @Nullable
    Path audited;

    @Nullable
    Path backedUp;

    @Nullable
    Duration archived;

    @Nullable
    RestoreRequest restored;

    String url = "";
    String stateHash = "ab12";

    List<AuditResult.Found> findings = List.of();

    @Override
    public AuditResult audit(Path data, Settings settings, Progress progress) {
        audited = data;
        return new AuditResult(findings.isEmpty(), 1_000, 7, 2, 24, 100, 3, List.of(ROOT), findings, 0.1);
    }

    @Override
    public List<AuditResult.Root> roots(Path data, Settings settings) {
        audited = data;
        return List.of(ROOT);
    }

    @Override
    public BackupResult backup(Path data, Path target, Settings settings, Progress progress) {
        backedUp = target;
        return new BackupResult(
                target.toString(),
                77,
                "2026-11-21T12:00:00Z",
                true,
                1_000,
                24,
                "ab12",
                List.of(),
                List.of("mind"),
                0.1);
    }

    @Override
    public RestoreResult restore(RestoreRequest request, Settings settings, Progress progress) {
        restored = request;
        url = settings.section("journal").text("url");
        return new RestoreResult(
                request.data().toString(),
                "embedded",
                "2026-11-21T12:00:00Z",
                stateHash,
                "ab12",
                audit(request.data(), settings, progress),
                0.1);
    }

    @Override
    public ArchiveResult archive(Path data, Duration olderThan, Settings settings, Progress progress) {
        archived = olderThan;
        return new ArchiveResult(2, 1_000, 990, 77, 0.1);
    }
}
