package io.quantumtrader.app.drill.record;

import io.quantumtrader.app.drill.tally.Tally;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Many lives of a record, each its own way; the same seed goes the same way. */
public final class RecordWalk {

    private static final int LIFE = 1_000;

    private RecordWalk() {}

    /** So many commands, besides those that flatten at the end of each life. */
    public static void over(RecordTerms terms, long seed, long commands, Tally tally, LongConsumer progress) {
        var seeds = new SplittableRandom(seed);
        for (long done = 0; done < commands && tally.violations() == 0; done += LIFE) {
            tally.life();
            new RecordLife(terms, seeds.split(), tally).live((int) Math.min(LIFE, commands - done));
            progress.accept(tally.commands());
        }
    }
}
