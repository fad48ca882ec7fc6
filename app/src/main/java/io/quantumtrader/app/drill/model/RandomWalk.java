package io.quantumtrader.app.drill.model;

import io.quantumtrader.app.drill.tally.Mishap;
import io.quantumtrader.app.drill.tally.Rule;
import io.quantumtrader.app.drill.tally.Tally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * Random ways through worlds that are too large to be searched whole: many lives, each with bounds and a way of its own, every
 * step held against all invariants. The same seed goes the same way.
 */
public final class RandomWalk {

    private static final int LONGEST_LIFE = 400;
    private static final int LATE_AFTER = 3;
    private static final int REPORT_EVERY = 1 << 14;

    private final Guards guards;
    private final SplittableRandom seeds;
    private final Tally tally;
    private final ArrayDeque<Long> mailedAt = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<World> worlds = new ArrayList<>();

    private RandomWalk(Guards guards, long seed, Tally tally) {
        this.guards = guards;
        this.seeds = new SplittableRandom(seed);
        this.tally = tally;
    }

    /** So many commands over the system as it is. */
    public static void over(long seed, long commands, Tally tally, LongConsumer progress) {
        new RandomWalk(Guards.REAL, seed, tally).walk(commands, progress);
    }

    /** So many commands over a broken system, or fewer if a violation is found. */
    public static void over(Mutant mutant, long seed, long commands, Tally tally) {
        new RandomWalk(mutant.guards(), seed, tally).walk(commands, done -> {});
    }

    private void walk(long commands, LongConsumer progress) {
        while (tally.commands() < commands && tally.violations() == 0) {
            life(seeds.split(), commands);
            if (tally.commands() % REPORT_EVERY < LONGEST_LIFE) progress.accept(tally.commands());
        }
    }

    /** Larger than what can be searched whole, by about the square of it. */
    private static Bounds drawn(SplittableRandom random) {
        return new Bounds(
                random.nextInt(1, 6),
                random.nextInt(2, 13),
                random.nextInt(1, 20),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(10),
                random.nextInt(4) > 0,
                random.nextInt(8),
                random.nextInt(12),
                random.nextInt(8),
                random.nextInt(8),
                random.nextInt(1, 5),
                random.nextInt(8),
                random.nextInt(8));
    }

    private void life(SplittableRandom random, long commands) {
        tally.life();
        mailedAt.clear();
        var fund = new Fund(drawn(random), guards);
        var invariants = fund.invariants();
        var now = fund.initial().getFirst();
        while (tally.step() < LONGEST_LIFE && tally.commands() < commands) {
            steps.clear();
            worlds.clear();
            fund.moves(now, (step, next) -> {
                steps.add(step);
                worlds.add(next);
            });
            if (steps.isEmpty()) return;
            int chosen = chosen(now, random);
            var step = steps.get(chosen);
            var next = worlds.get(chosen);
            tally.command(step.text());
            step.mishap().ifPresent(tally::mishap);
            late(now, next);
            if (!sound(invariants, now, step, next)) return;
            now = next;
        }
    }

    /** What changes nothing and what only lets time pass is drawn less often, so that a life is full. */
    private int chosen(World now, SplittableRandom random) {
        int drawn = random.nextInt(steps.size());
        for (int again = 0; again < 2; again++) {
            var next = worlds.get(drawn);
            if (next.now() == now.now() && !next.equals(now)) return drawn;
            drawn = random.nextInt(steps.size());
        }
        return drawn;
    }

    private void late(World before, World after) {
        int was = before.venue().mail().size();
        int is = after.venue().mail().size();
        if (is > was) mailedAt.add(tally.step());
        if (is < was && tally.step() - mailedAt.remove() > LATE_AFTER) tally.mishap(Mishap.REPORT_LATE);
    }

    private boolean sound(List<Model.Invariant<World, Step>> invariants, World before, Step step, World after) {
        boolean sound = true;
        for (var invariant : invariants) {
            var rule =
                    Rule.valueOf(invariant.name().substring(0, invariant.name().indexOf(' ')));
            if (!invariant.holds(before, step, after)) {
                tally.violated(rule, invariant.name());
                sound = false;
            } else if (concerned(rule, before, step, after)) {
                tally.held(rule);
            }
        }
        return sound;
    }

    /** Whether an invariant has anything to say about a step. */
    private static boolean concerned(Rule rule, World before, Step step, World after) {
        return switch (rule) {
            case E1, E3 -> step.kind() == Step.Kind.ENTRY_AT_GATE;
            case E2 -> step.kind() == Step.Kind.MUST_PASS || step.kind() == Step.Kind.MUST_RECORD;
            case E5 ->
                !after.book().equals(before.book())
                        || after.venue().held() != before.venue().held();
            case E6 -> after.book().harvested() != before.book().harvested();
            case E10 -> after.gate() != before.gate();
            case E12 ->
                switch (step.kind()) {
                    case EMERGENCY_PULLED_AGAIN, EMERGENCY_ADVANCED, WORD_FOR_EMERGENCY -> true;
                    default -> false;
                };
            case E13 ->
                switch (step.kind()) {
                    case WORD_FOR_FLATTEN, WORD_FOR_REDUCE_ONLY, WORD_FOR_EMERGENCY -> true;
                    default -> false;
                };
            case E4, E7, E8, E9, E11, E14, E15, E16 -> false;
        };
    }
}
