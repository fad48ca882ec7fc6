package io.quantumtrader.exchange.recorded;

import io.quantumtrader.exchange.recorded.RecordedFile.Kind;
import io.quantumtrader.kernel.check.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a whole folder before anything is played: what is there, what was asked for, and every row of it. */
final class RecordCheck {

    /**
     * What passed.
     *
     * @param present which intervals hold a bar of any symbol
     */
    record Passed(List<SymbolRecord> symbols, long intervalMs, BitSet present) {}

    private final Path folder;
    private final Findings findings = new Findings();

    private RecordCheck(Path folder) {
        this.folder = folder;
    }

    static Checked<Passed> of(Path folder, Set<String> wanted, OptionalLong intervalMs) {
        var check = new RecordCheck(folder);
        var passed = check.look(wanted, intervalMs);
        return passed.isPresent() && check.findings.none()
                ? Checked.ok(passed.get())
                : Checked.refused(check.findings.list());
    }

    private Optional<Passed> look(Set<String> wanted, OptionalLong asked) {
        var files = files();
        var interval = interval(files, asked);
        if (interval.isEmpty()) return Optional.empty();
        long intervalMs = Interval.parse(interval.get()).orElseThrow();
        var there = new TreeSet<String>();
        files.stream().filter(file -> isTrades(file, interval.get())).forEach(file -> there.add(file.symbol()));
        var chosen = wanted.isEmpty() ? there : new TreeSet<>(wanted);
        for (var symbol : chosen) {
            if (!there.contains(symbol))
                findings.add("symbols", symbol, "one of " + there + " at interval " + interval.get());
        }
        if (!findings.none()) return Optional.empty();
        var present = new BitSet();
        List<SymbolRecord> symbols = new ArrayList<>();
        for (var symbol : chosen) {
            var own =
                    files.stream().filter(file -> file.symbol().equals(symbol)).toList();
            symbols.add(symbol(symbol, own, interval.get(), intervalMs, present));
        }
        return Optional.of(new Passed(symbols, intervalMs, present));
    }

    private SymbolRecord symbol(
            String symbol, List<RecordedFile> own, String interval, long intervalMs, BitSet present) {
        var trades = own.stream().filter(file -> isTrades(file, interval)).toList();
        var marks = own.stream()
                .filter(file -> file.kind() == Kind.MARK && file.interval().equals(interval))
                .toList();
        var funding = own.stream().filter(file -> file.kind() == Kind.FUNDING).toList();
        var checked = ChainCheck.ofBars(findings, intervalMs, trades);
        present.or(checked.present());
        ChainCheck.ofBars(findings, intervalMs, marks);
        ChainCheck.ofFunding(findings, funding);
        return new SymbolRecord(symbol, trades, marks, funding, checked.firstPrice());
    }

    private Optional<String> interval(List<RecordedFile> files, OptionalLong asked) {
        var there = new TreeSet<String>();
        files.stream().filter(file -> file.kind() == Kind.TRADES).forEach(file -> there.add(file.interval()));
        if (there.isEmpty()) {
            if (findings.none())
                findings.add(
                        "market.source",
                        folder.toString(),
                        "a folder with files such as BTCUSDT-1m-20250504-20250603.csv");
            return Optional.empty();
        }
        if (asked.isEmpty()) {
            if (there.size() > 1) findings.add("market.interval", "not given", "one of " + there);
            return there.size() > 1 ? Optional.empty() : Optional.of(there.first());
        }
        var match = there.stream()
                .filter(text -> Interval.parse(text).orElse(0L) == asked.getAsLong())
                .findFirst();
        if (match.isEmpty()) findings.add("market.interval", asked.getAsLong() + " ms", "one of " + there);
        return match;
    }

    private static boolean isTrades(RecordedFile file, String interval) {
        return file.kind() == Kind.TRADES && file.interval().equals(interval);
    }

    /** All files of records in the folder, by name, so that the parts of a chain come in the order of their dates. */
    private List<RecordedFile> files() {
        try (var paths = Files.list(folder)) {
            return paths.sorted(Comparator.comparing(Path::toString))
                    .flatMap(path -> RecordedFile.of(path).stream())
                    .toList();
        } catch (IOException failure) {
            findings.add("market.source", folder.toString(), "a folder that can be read");
            return List.of();
        }
    }
}
