package io.quantumtrader.app.drill.ladder;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import io.quantumtrader.app.drill.tally.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a drill of the ladder found: {@code ./qt drill ladder --json} prints an object with these fields under these names.
 *
 * @param seed that repeats it
 * @param commands done in all parts
 * @param violations of all invariants; has to be 0
 * @param parts what was driven, each with its own figures
 * @param faults what went wrong on purpose, by kind, and how often in each part
 * @param invariants each with how often it had something to say, and how often it was broken
 * @param first the first violations, with the last commands before
 * @param seconds wall-clock duration
 */
public record LadderDrillReport(
        long seed,
        long commands,
        long violations,
        List<Part> parts,
        List<Fault> faults,
        List<Invariant> invariants,
        List<Violation> first,
        double seconds) {

    /**
     * One part of the drill.
     *
     * @param lives runs of their own
     */
    public record Part(String part, long commands, long lives, long violations, double seconds) {}

    /** Something that went wrong on purpose, and how often. */
    public record Fault(String fault, long model, long record, long actors, long total) {}

    /**
     * How often an invariant was checked, in each part and in all, and how often it was broken.
     *
     * @param invariant its number in the rules
     */
    public record Invariant(
            String invariant, String text, long model, long record, long actors, long checked, long violations) {}

    /** A part with how long it took. */
    record Timed(Tally tally, double seconds) {}

    static LadderDrillReport of(long seed, Timed model, Timed record, Timed actors, double seconds) {
        var all = List.of(model, record, actors);
        var faults = new ArrayList<Fault>();
        for (var kind : Mishap.values()) {
            var counts = all.stream()
                    .mapToLong(part -> part.tally().mishaps().getOrDefault(kind, 0L))
                    .toArray();
            faults.add(new Fault(kind.key(), counts[0], counts[1], counts[2], counts[0] + counts[1] + counts[2]));
        }
        var invariants = new ArrayList<Invariant>();
        for (var rule : Rule.values()) {
            var counts =
                    all.stream().mapToLong(part -> part.tally().checks(rule)).toArray();
            long broken = all.stream()
                    .mapToLong(part -> part.tally().violations(rule))
                    .sum();
            invariants.add(new Invariant(
                    rule.name(),
                    rule.text(),
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[0] + counts[1] + counts[2],
                    broken));
        }
        return new LadderDrillReport(
                seed,
                all.stream().mapToLong(part -> part.tally().commands()).sum(),
                all.stream().mapToLong(part -> part.tally().violations()).sum(),
                all.stream().map(LadderDrillReport::part).toList(),
                List.copyOf(faults),
                List.copyOf(invariants),
                all.stream().flatMap(part -> part.tally().kept().stream()).toList(),
                seconds);
    }

    private static Part part(Timed part) {
        var tally = part.tally();
        return new Part(tally.part(), tally.commands(), tally.lives(), tally.violations(), part.seconds());
    }

    /** Whether no invariant was broken. */
    public boolean holds() {
        return violations == 0;
    }
}
