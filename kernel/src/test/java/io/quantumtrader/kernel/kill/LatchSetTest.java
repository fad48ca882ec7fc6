package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.Permission.FLATTEN;
import static io.quantumtrader.kernel.kill.Permission.REDUCE_ONLY;
import static io.quantumtrader.kernel.kill.Permission.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.Property;
import io.quantumtrader.kernel.check.InvalidInput;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatchSetTest {

    private static final Scope ALPHA = new Scope.OfPortfolio("alpha");

    @Test
    void releaseTakesAwayOnlyTheLatchNamed() {
        var set = LatchSet.EMPTY
                .add(KillDefaults.latch("one", ALPHA, FLATTEN))
                .add(KillDefaults.latch("two", ALPHA, REDUCE_ONLY));

        var after = set.release("one");

        assertThat(after.standing().keySet()).containsExactly("two");
        assertThat(Meet.effective(after.verdicts(), "alpha", "AAA")).isEqualTo(REDUCE_ONLY);
    }

    @Test
    void aReleasedIdNeverStandsAgain() {
        var latch = KillDefaults.latch("one", ALPHA, FLATTEN);
        var copyThatMissedTheRelease = LatchSet.EMPTY.add(latch);
        var released = copyThatMissedTheRelease.release("one");

        assertThat(released.merge(copyThatMissedTheRelease).standing()).isEmpty();
        assertThat(released.add(latch)).isEqualTo(released);
        assertThat(released.freeId("one")).isEqualTo("one#2");
    }

    @Test
    void aCopyThatWasCutOffTightensButNeverLoosens() {
        var here = LatchSet.EMPTY.add(KillDefaults.latch("here", ALPHA, FLATTEN));
        var there = LatchSet.EMPTY.add(KillDefaults.latch("there", ALPHA, REDUCE_ONLY));

        assertThat(here.merge(there).standing().keySet()).containsExactly("here", "there");
    }

    @Test
    void mergeIsCommutativeAssociativeAndIdempotent() {
        Property.check("merge of ladder copies", 2_000, random -> {
            var pool = pool(random);
            var one = copy(random, pool);
            var two = copy(random, pool);
            var three = copy(random, pool);

            assertThat(one.merge(two)).isEqualTo(two.merge(one));
            assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
            assertThat(one.merge(one)).isEqualTo(one);
            assertThat(one.merge(two).merge(two)).isEqualTo(one.merge(two));
        });
    }

    @Test
    void aMergeIsWiderThanACopyOnlyByReleases() {
        Property.check("E10 merge never loosens but by a release", 2_000, random -> {
            var pool = pool(random);
            var one = copy(random, pool);
            var merged = one.merge(copy(random, pool));

            for (Latch latch : one.latches()) {
                assertThat(merged.standing().containsKey(latch.id()))
                        .isNotEqualTo(merged.released().contains(latch.id()));
            }
        });
    }

    @Test
    void aLatchSaysEverythingThatIsWrongWithIt() {
        assertThatThrownBy(() ->
                        new Latch(" ", Layer.CEO, Scope.everything(), TRADE, List.of(), new TreeMap<>(), "", "why", 0))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting("field")
                                .containsExactly("latch.id", "latch.permission", "latch.reasons", "latch.who"));
    }

    @Test
    void anIdThatIsTakenCountsOnUntilOneIsFree() {
        var set = LatchSet.EMPTY
                .add(KillDefaults.latch("one", ALPHA, FLATTEN))
                .add(KillDefaults.latch("one#2", ALPHA, FLATTEN))
                .release("one");

        assertThat(set.freeId("one")).isEqualTo("one#3");
        assertThat(set.freeId("two")).isEqualTo("two");
    }

    @Test
    void aLatchUnderAnotherIdIsTheSameLatch() {
        var latch = KillDefaults.latch("one", ALPHA, FLATTEN);

        var renamed = latch.withId("two");

        assertThat(renamed.id()).isEqualTo("two");
        assertThat(renamed.withId("one")).isEqualTo(latch);
    }

    private static List<Latch> pool(SplittableRandom random) {
        return IntStream.range(0, 8)
                .mapToObj(i -> RandomVerdicts.latch(random, "latch-" + i))
                .toList();
    }

    private static LatchSet copy(SplittableRandom random, List<Latch> pool) {
        var set = LatchSet.EMPTY;
        for (int i = 0; i < 10; i++) {
            var latch = RandomVerdicts.pick(random, pool);
            set = random.nextInt(3) == 0 ? set.release(latch.id()) : set.add(latch);
        }
        return set;
    }
}
