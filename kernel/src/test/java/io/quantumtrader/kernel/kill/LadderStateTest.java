package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class LadderStateTest {

    private static final Scope ALPHA = new Scope.OfPortfolio("alpha");

    @Test
    void aStandingVerdictIsReplacedByItsOwnLayerOnly() {
        var hot = LadderState.OPEN.put(heat(REDUCE_ONLY)).put(governor(REDUCE_ONLY));

        var cooled = hot.put(heat(TRADE));

        assertThat(cooled.effective("alpha", "AAA")).isEqualTo(REDUCE_ONLY);
        assertThat(cooled.put(governor(TRADE)).effective("alpha", "AAA")).isEqualTo(TRADE);
        assertThat(cooled.verdicts("alpha", "AAA"))
                .extracting(Verdict::layer)
                .containsExactly(Layer.HEAT_GATE, Layer.GOVERNOR);
    }

    @Test
    void aLatchIsNotLoosenedByTheStandingVerdictOfItsLayer() {
        var latched = LadderState.OPEN.tighten(KillDefaults.latch("one", ALPHA, FLATTEN));

        var after = latched.put(new Verdict(Layer.KILL_SWITCH, ALPHA, TRADE, List.of(), 0, Verdict.UNTIL_RELEASED));

        assertThat(after.effective("alpha", "AAA")).isEqualTo(FLATTEN);
    }

    @Test
    void theVersionOfASymbolRisesWhenItTightensAndNotForItsNeighbours() {
        var before = LadderState.OPEN;

        var after = before.tighten(KillDefaults.latch("one", new Scope.OfSymbol("alpha", "AAA"), REDUCE_ONLY));

        assertThat(after.version("alpha", "AAA")).isEqualTo(before.version("alpha", "AAA") + 1);
        assertThat(after.version("alpha", "BBB")).isEqualTo(before.version("alpha", "BBB"));
        assertThat(after.release("one").version("alpha", "AAA")).isEqualTo(after.version("alpha", "AAA"));
    }

    @Test
    void aChangeOfLimitsRaisesTheVersionOfAllItCovers() {
        var after = LadderState.OPEN.limitsChanged(ALPHA);

        assertThat(after.version("alpha", "AAA")).isEqualTo(1);
        assertThat(after.version("beta", "AAA")).isZero();
    }

    @Test
    void agreesWithTheMeetOverAllVerdictsAfterAnySequenceOfChanges() {
        Property.check("E10 indexed ladder equals the meet over all verdicts", 400, random -> {
            var ladder = LadderState.OPEN;
            var latches = new ArrayList<Latch>();
            var standing = new ArrayList<Verdict>();
            for (int i = 0; i < 30; i++) {
                var before = ladder;
                switch (random.nextInt(4)) {
                    case 0 -> {
                        var latch = RandomVerdicts.latch(random, "latch-" + i);
                        latches.add(latch);
                        ladder = ladder.tighten(latch);
                        assertNowhereWider(before, ladder);
                    }
                    case 1 -> {
                        if (latches.isEmpty()) continue;
                        ladder = ladder.release(
                                latches.remove(random.nextInt(latches.size())).id());
                    }
                    case 2 -> {
                        var verdict = RandomVerdicts.one(random);
                        standing.removeIf(old ->
                                old.layer() == verdict.layer() && old.scope().equals(verdict.scope()));
                        standing.add(verdict);
                        ladder = ladder.put(verdict);
                    }
                    default -> {
                        var verdict = RandomVerdicts.one(random);
                        standing.removeIf(old ->
                                old.layer() == verdict.layer() && old.scope().equals(verdict.scope()));
                        ladder = ladder.withdraw(verdict.layer(), verdict.scope());
                    }
                }
                assertAgrees(ladder, latches, standing);
                assertVersionsRiseExactlyWithTightening(before, ladder);
            }
        });
    }

    @Test
    void mergingAJournalNeverWidensButByItsReleases() {
        Property.check("E10 merge of a journal into a ladder", 1_000, random -> {
            var pool = new ArrayList<Latch>();
            for (int i = 0; i < 6; i++) pool.add(RandomVerdicts.latch(random, "latch-" + i));
            var ladder = LadderState.OPEN;
            var journal = LatchSet.EMPTY;
            for (int i = 0; i < 8; i++) {
                ladder = ladder.tighten(RandomVerdicts.pick(random, pool));
                journal = change(random, journal, RandomVerdicts.pick(random, pool));
            }

            assertThat(ladder.merge(journal).latches())
                    .isEqualTo(ladder.latches().merge(journal));
        });
    }

    @Test
    void verdictsAreToldLowestLayerFirstWhateverCameFirst() {
        var ladder = LadderState.OPEN
                .tighten(KillDefaults.latch("one", Scope.everything(), FLATTEN))
                .put(governor(REDUCE_ONLY))
                .put(heat(TRADE));

        assertThat(ladder.verdicts("alpha", "AAA"))
                .extracting(Verdict::layer)
                .containsExactly(Layer.HEAT_GATE, Layer.GOVERNOR, Layer.KILL_SWITCH);
    }

    @Test
    void theSameVerdictAgainChangesNothing() {
        var hot = LadderState.OPEN.put(heat(REDUCE_ONLY));

        assertThat(hot.put(heat(REDUCE_ONLY))).isSameAs(hot);
        assertThat(hot.withdraw(Layer.GOVERNOR, ALPHA)).isSameAs(hot);
    }

    @Test
    void theVersionOfAllIsTheSumOfWhatRoseAnywhere() {
        var ladder = LadderState.OPEN.limitsChanged(ALPHA).limitsChanged(new Scope.OfPortfolio("beta"));

        assertThat(ladder.version()).isEqualTo(2);
        assertThat(ladder.limitsChanged(ALPHA).version()).isEqualTo(3);
    }

    private static LatchSet change(SplittableRandom random, LatchSet set, Latch latch) {
        return random.nextBoolean() ? set.add(latch) : set.release(latch.id());
    }

    private static void assertNowhereWider(LadderState before, LadderState after) {
        forEachSymbol((portfolio, symbol) -> assertThat(
                        before.effective(portfolio, symbol).stricterThan(after.effective(portfolio, symbol)))
                .isFalse());
    }

    private static void assertAgrees(LadderState ladder, List<Latch> latches, List<Verdict> standing) {
        var all = new ArrayList<>(standing);
        latches.forEach(latch -> all.add(latch.verdict()));
        forEachSymbol((portfolio, symbol) -> {
            assertThat(ladder.effective(portfolio, symbol)).isEqualTo(Meet.effective(all, portfolio, symbol));
            assertThat(Meet.effective(ladder.verdicts(portfolio, symbol), portfolio, symbol))
                    .isEqualTo(ladder.effective(portfolio, symbol));
        });
    }

    /** A rise without a tightening is possible only where no permit can be in force: the symbol was stricter already. */
    private static void assertVersionsRiseExactlyWithTightening(LadderState before, LadderState after) {
        forEachSymbol((portfolio, symbol) -> {
            var was = before.effective(portfolio, symbol);
            boolean tightened = after.effective(portfolio, symbol).stricterThan(was);
            boolean rose = after.version(portfolio, symbol) > before.version(portfolio, symbol);
            assertThat(rose || !tightened).isTrue();
            assertThat(tightened || !rose || was != TRADE).isTrue();
        });
        assertThat(after.version()).isGreaterThanOrEqualTo(before.version());
    }

    private static void forEachSymbol(BiConsumer<String, String> body) {
        for (String portfolio : RandomVerdicts.PORTFOLIOS) {
            for (String symbol : RandomVerdicts.SYMBOLS) body.accept(portfolio, symbol);
        }
    }

    private static Verdict heat(Permission permission) {
        return new Verdict(
                Layer.HEAT_GATE,
                ALPHA,
                permission,
                List.of(Reason.because(ReasonCode.HEAT_HOT)),
                0,
                Verdict.UNTIL_RELEASED);
    }

    private static Verdict governor(Permission permission) {
        return new Verdict(
                Layer.GOVERNOR,
                ALPHA,
                permission,
                List.of(Reason.because(ReasonCode.GUARD_DAY_LOSS)),
                0,
                Verdict.UNTIL_RELEASED);
    }
}
