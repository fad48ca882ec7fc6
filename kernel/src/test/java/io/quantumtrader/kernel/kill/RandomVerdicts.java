package io.quantumtrader.kernel.kill;

import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Verdicts and latches of a small world: two portfolios of three symbols, so that scopes collide often. */
final class RandomVerdicts {

    static final List<String> PORTFOLIOS = List.of("alpha", "beta");
    static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC");

    private RandomVerdicts() {}

    static List<Verdict> list(SplittableRandom random, int atMost) {
        var verdicts = new ArrayList<Verdict>();
        int count = random.nextInt(atMost + 1);
        for (int i = 0; i < count; i++) verdicts.add(one(random));
        return verdicts;
    }

    static Verdict one(SplittableRandom random) {
        return new Verdict(
                pick(random, List.of(Layer.values())),
                scope(random),
                pick(random, List.of(Permission.values())),
                List.of(Reason.because(ReasonCode.QUIET)),
                random.nextInt(1_000),
                Verdict.UNTIL_RELEASED);
    }

    static Latch latch(SplittableRandom random, String id) {
        var permission = random.nextBoolean() ? Permission.REDUCE_ONLY : Permission.FLATTEN;
        return KillDefaults.latch(id, scope(random), permission);
    }

    static Scope scope(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Scope.everything();
            case 1 -> new Scope.OfPortfolio(pick(random, PORTFOLIOS));
            default -> new Scope.OfSymbol(pick(random, PORTFOLIOS), pick(random, SYMBOLS));
        };
    }

    static <T> T pick(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
