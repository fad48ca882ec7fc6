package io.quantumtrader.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.Ladder;
import io.quantumtrader.actors.safety.SafetyAlarms;
import io.quantumtrader.actors.safety.SafetyDefaults;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Latch;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.kill.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Copies of the ladder that have heard the same changes say the same (rules, B4), whatever order, doubles and losses there were. */
class LadderHistoryTest {

    private static final int COPIES = 3;
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");
    private static final List<Scope> SCOPES = List.of(
            Scope.everything(),
            new Scope.OfPortfolio("main"),
            new Scope.OfSymbol("main", "AAA"),
            new Scope.OfSymbol("main", "BBB"));

    /** One copy, with what it still has to tell each of the others. */
    private static final class Copy {
        private final Ladder ladder = new Ladder(SafetyAlarms.logged(), Set.of());
        private final LadderHistory history;
        private final List<List<StampedChange>> untold = new ArrayList<>();

        private Copy(String node, InstantSource clock) {
            history = new LadderHistory(node, ladder, clock);
            for (int i = 0; i < COPIES; i++) untold.add(new ArrayList<>());
            ladder.onChange(change -> {
                var made = history.made(change);
                untold.forEach(link -> link.add(made));
            });
        }
    }

    private final SplittableRandom random = new SplittableRandom(23);
    private int cases;
    private final List<String> violations = new ArrayList<>();

    @Test
    void copiesThatHeardTheSameSayTheSame() {
        for (int run = 0; run < 150; run++) run(run);

        System.out.printf("copies of the ladder: %d cases, %d violations%n", cases, violations.size());
        assertThat(violations).isEmpty();
    }

    private void run(int run) {
        var copies = new ArrayList<Copy>();
        for (int i = 0; i < COPIES; i++) copies.add(new Copy("n" + i, skewed()));
        for (int step = 0; step < 60; step++) {
            change(copies.get(random.nextInt(COPIES)), step);
            if (random.nextInt(3) == 0) tellSome(copies);
        }
        while (copies.stream().anyMatch(copy -> copy.untold.stream().anyMatch(link -> !link.isEmpty())))
            tellSome(copies);
        var late = new Copy("late", skewed());
        shuffled(copies.get(random.nextInt(COPIES)).history.all()).forEach(late.history::heard);
        copies.add(late);
        for (var copy : copies) compare(run, copies.getFirst(), copy);
    }

    /** Clocks of nodes differ by up to a second, and stand still now and then. */
    private InstantSource skewed() {
        long offset = random.nextLong(1_000);
        return () -> Instant.ofEpochMilli(1_700_000_000_000L + offset + random.nextLong(5));
    }

    private void change(Copy copy, int step) {
        var scope = SCOPES.get(random.nextInt(SCOPES.size()));
        var permission = random.nextBoolean() ? Permission.REDUCE_ONLY : Permission.FLATTEN;
        switch (random.nextInt(6)) {
            case 0 -> copy.ladder.tighten(numbered(random.nextInt(step + 1)));
            case 1 -> copy.ladder.release("latch-" + random.nextInt(step + 1));
            case 2 -> copy.ladder.withdraw(layer(), scope);
            case 3 -> copy.ladder.limitsChanged(scope);
            default ->
                copy.ladder.put(new Verdict(
                        layer(),
                        scope,
                        permission,
                        List.of(Reason.because(ReasonCode.SYMBOL_DOWN, step, 0)),
                        step,
                        Verdict.UNTIL_RELEASED));
        }
    }

    /** A latch of one id is the same wherever it is met. */
    private static Latch numbered(int number) {
        var permission = number % 2 == 0 ? Permission.REDUCE_ONLY : Permission.FLATTEN;
        return SafetyDefaults.latch("latch-" + number, SCOPES.get(number % SCOPES.size()), permission);
    }

    private Layer layer() {
        return random.nextBoolean() ? Layer.GOVERNOR : Layer.POSITION_STATE_BRAIN;
    }

    /** Tells a few changes in any order; some are lost and told again, some are told twice. */
    private void tellSome(List<Copy> copies) {
        for (var from : copies) {
            for (int to = 0; to < COPIES; to++) {
                var link = from.untold.get(to);
                if (copies.get(to) == from) {
                    link.clear();
                    continue;
                }
                for (int i = random.nextInt(4); i > 0 && !link.isEmpty(); i--) {
                    var told = link.get(random.nextInt(link.size()));
                    if (random.nextInt(4) == 0) continue;
                    copies.get(to).history.heard(told);
                    if (random.nextInt(4) > 0) link.remove(told);
                }
            }
        }
    }

    private List<StampedChange> shuffled(List<StampedChange> changes) {
        var left = new ArrayList<>(changes);
        var shuffled = new ArrayList<StampedChange>();
        while (!left.isEmpty()) shuffled.add(left.remove(random.nextInt(left.size())));
        return shuffled;
    }

    private void compare(int run, Copy one, Copy other) {
        cases++;
        if (!one.ladder.state().latches().equals(other.ladder.state().latches()))
            violations.add("run " + run + ": latches "
                    + one.ladder.state().latches() + " and "
                    + other.ladder.state().latches());
        for (String symbol : SYMBOLS) {
            var here = one.ladder.verdicts("main", symbol);
            var there = other.ladder.verdicts("main", symbol);
            if (!here.equals(there)) violations.add("run " + run + ": " + symbol + " " + here + " and " + there);
        }
    }
}
