package io.quantumtrader.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.persistence.ReasonRow;
import io.quantumtrader.persistence.symbol.ObservationRow;
import io.quantumtrader.persistence.symbol.Story;
import io.quantumtrader.persistence.symbol.StoryTerms;
import io.quantumtrader.persistence.symbol.SymbolEvent;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderIntended;
import io.quantumtrader.persistence.symbol.SymbolEvent.TermsSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The record held against the kernel: nothing to tell of a sound one, and one bit of one number is told. */
class SymbolReplayTest {

    private static final long SEED = 20_261_120L;
    private static final int LIVES = 40;
    private static final int BARS = 250;

    @Test
    void anUndisturbedRecordHasNoDifference() {
        long compared = 0;
        for (int life = 0; life < LIVES; life++) {
            var replay = new Replayed(Story.told(SEED + life, BARS));

            assertThat(replay.differences).as("seed %d", SEED + life).isEmpty();
            assertThat(replay.replay.events()).isGreaterThan(BARS);
            compared += replay.replay.compared();
        }
        assertThat(compared).isGreaterThan(LIVES * BARS);
        System.out.printf("replay = record: %d lives, %d events compared, 0 differences%n", LIVES, compared);
    }

    @Test
    void derivesHousekeepingAndClosesByWordFromTheirInputs() {
        var tally = new Tally();
        for (int life = 0; life < LIVES; life++) tally.add(new Replayed(Story.told(SEED + life, BARS)).replay.tally());

        assertThat(tally.counts())
                .filteredOn(count -> count.read() == 0)
                .extracting(Tally.Count::kind)
                .contains(Kind.BAR, Kind.HOUSEKEEPING, Kind.WORD);
        tally.counts().forEach(count -> System.out.println("derived: " + count));
    }

    @Test
    void tellsOfTheLastBitOfAClose() {
        assertEachTold(
                "close", SymbolReplayTest::warm, row -> changed(row, nudged(row.close()), row.mark(), row.killScore()));
    }

    @Test
    void tellsOfTheLastBitOfAMarkWhileAPositionIsHeld() {
        assertEachTold(
                "mark",
                row -> !Double.isNaN(row.rMultiple()),
                row -> changed(row, row.close(), nudged(row.mark()), row.killScore()));
    }

    @Test
    void tellsOfTheLastBitOfAKillScore() {
        assertEachTold(
                "kill score",
                row -> !Double.isNaN(row.killScore()),
                row -> changed(row, row.close(), row.mark(), nudged(row.killScore())));
    }

    @Test
    void namesTheFieldThatDiffersFirst() {
        var told = Story.told(SEED, BARS);
        int at = indices(
                        told,
                        event -> event instanceof Decided made
                                && onABar(made)
                                && made.reasons().getFirst().observed() > 0)
                .getFirst();
        var made = (Decided) told.get(at);
        var reason = made.reasons().getFirst();
        var reasons = new ArrayList<>(made.reasons());
        reasons.set(0, new ReasonRow(reason.code(), nudged(reason.observed()), reason.limit()));
        var disturbed = new ArrayList<>(told);
        disturbed.set(at, withReasons(made, reasons));

        var first = new Replayed(disturbed).differences.getFirst();

        assertThat(first.field()).isEqualTo("reasons[0].observed");
        assertThat(first.sequenceNr()).isEqualTo(at + 1);
        assertThat(first.recorded()).startsWith(nudged(reason.observed()) + " (0x");
        assertThat(first.derived()).startsWith(reason.observed() + " (0x");
    }

    @Test
    void comparesThePeriodAloneAndFoldsTheRest() {
        var told = Story.told(SEED, BARS);
        long from = told.get(told.size() / 2).atMs();
        long to = from + 20 * 60_000;
        var whole = new Replayed(told);

        var part = new Replayed(told, new Period(from, to));

        assertThat(part.differences).isEmpty();
        assertThat(part.replay.compared()).isBetween(15L, 120L);
        assertThat(part.replay.book().hash()).isEqualTo(whole.replay.book().hash());
        System.out.printf("period: %d of %d events compared%n", part.replay.compared(), whole.replay.compared());
    }

    @Test
    void comparesOneDecisionAloneWithWhatFollowedFromIt_alsoBesideOthersOfItsTime() {
        var told = Story.told(SEED, BARS);
        var decided = indices(told, event -> event instanceof Decided made && onABar(made));
        int at = decided.get(decided.size() / 2);
        int other = decided.getFirst();
        var disturbed = new ArrayList<>(told);
        var wrong = (Decided) told.get(other);
        disturbed.set(other, changed(wrong, nudged(wrong.quantity()), wrong.stop()));

        var one = new Replayed(disturbed, only(at + 1));

        assertThat(one.replay.tally().derived()).isEqualTo(1);
        assertThat(one.replay.compared()).isBetween(1L, 20L);
        assertThat(one.differences).isEmpty();
        assertThat(new Replayed(disturbed, only(other + 1)).differences).isNotEmpty();
        assertThat(new Replayed(told, only(told.size() + 1)).replay.tally().counts())
                .isEmpty();
    }

    private static Selection only(long sequenceNr) {
        return new Selection(Period.ALL, OptionalLong.of(sequenceNr));
    }

    @Test
    void isNotToldOfADifferenceOutsideThePeriod() {
        var told = Story.told(SEED, BARS);
        int at = indices(told, event -> event instanceof Decided made && onABar(made))
                .getFirst();
        var made = (Decided) told.get(at);
        var disturbed = new ArrayList<>(told);
        disturbed.set(at, changed(made, nudged(made.quantity()), made.stop()));
        long after = made.atMs() + 1;

        assertThat(new Replayed(disturbed, new Period(Long.MIN_VALUE, after)).differences)
                .isNotEmpty();
        assertThat(new Replayed(disturbed, new Period(after, Long.MAX_VALUE))
                        .differences.stream().mapToLong(Difference::sequenceNr))
                .allMatch(number -> number > at + 1);
    }

    @Test
    void tellsOfTheLastBitOfADecidedStop() {
        assertToldAt(
                "stop",
                event -> event instanceof Decided made && onABar(made) && !Double.isNaN(made.stop()),
                event -> changed((Decided) event, ((Decided) event).quantity(), nudged(((Decided) event).stop())));
    }

    @Test
    void tellsOfTheLastBitOfADecidedQuantity() {
        assertToldAt(
                "quantity",
                event -> event instanceof Decided made && onABar(made) && made.quantity() > 0,
                event -> changed((Decided) event, nudged(((Decided) event).quantity()), ((Decided) event).stop()));
    }

    @Test
    void tellsOfAnOrderThatIsNotThere() {
        var told = Story.told(SEED, BARS);
        int at = indices(told, event -> event instanceof Decided made && onABar(made))
                .getFirst();
        int orders = at + 1;
        while (told.get(orders) instanceof SymbolEvent.CancelIntended) orders++;
        assertThat(told.get(orders)).isInstanceOf(OrderIntended.class);
        var without = new ArrayList<>(told);
        without.remove(orders);

        assertThat(new Replayed(without).differences).isNotEmpty();
    }

    @Test
    void tellsOfTheLastBitOfAKernelConstant() {
        var told = Story.told(SEED, BARS);
        var disturbed = new ArrayList<>(told);
        int at = indices(told, TermsSet.class::isInstance).getFirst();
        var terms = (TermsSet) told.get(at);
        disturbed.set(
                at,
                new TermsSet(
                        terms.atMs(),
                        terms.version(),
                        Double.toString(nudged(Double.parseDouble(terms.settings()))),
                        terms.tickSize(),
                        terms.stepSize(),
                        terms.minNotional(),
                        terms.maintenanceMarginRate(),
                        terms.maxLeverage()));

        assertThat(new Replayed(disturbed).differences).isNotEmpty();
    }

    // --- one disturbance at a time

    private static void assertEachTold(
            String what, Predicate<ObservationRow> where, UnaryOperator<ObservationRow> disturb) {
        int told = 0;
        var events = Story.told(SEED, BARS);
        for (int at : indices(events, event -> event instanceof ObservationRow row && where.test(row))) {
            var disturbed = new ArrayList<>(events);
            disturbed.set(at, disturb.apply((ObservationRow) events.get(at)));
            var differences = new Replayed(disturbed).differences;

            assertThat(differences).as("%s of event %d", what, at + 1).isNotEmpty();
            assertThat(differences.getFirst().sequenceNr()).isGreaterThanOrEqualTo(at + 1);
            told++;
        }
        assertThat(told).isGreaterThan(10);
        System.out.printf("last bit of a %s: %d disturbances, %d told%n", what, told, told);
    }

    private static void assertToldAt(String what, Predicate<SymbolEvent> where, UnaryOperator<SymbolEvent> disturb) {
        int told = 0;
        for (int life = 0; life < 10; life++) {
            var events = Story.told(SEED + life, BARS);
            for (int at : indices(events, where)) {
                var disturbed = new ArrayList<>(events);
                disturbed.set(at, disturb.apply(events.get(at)));
                var differences = new Replayed(disturbed).differences;

                assertThat(differences).as("%s of event %d", what, at + 1).isNotEmpty();
                assertThat(differences.getFirst().sequenceNr()).isEqualTo(at + 1);
                told++;
            }
        }
        assertThat(told).isGreaterThan(5);
        System.out.printf("last bit of a %s: %d disturbances, %d told%n", what, told, told);
    }

    private static boolean warm(ObservationRow row) {
        return !Double.isNaN(row.sigma());
    }

    private static boolean onABar(Decided decided) {
        return decided.observation().isPresent();
    }

    private static double nudged(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ 1);
    }

    private static List<Integer> indices(List<SymbolEvent> events, Predicate<SymbolEvent> where) {
        var found = new ArrayList<Integer>();
        for (int i = 0; i < events.size(); i++) if (where.test(events.get(i))) found.add(i);
        return found;
    }

    private static ObservationRow changed(ObservationRow row, double close, double mark, double killScore) {
        return new ObservationRow(
                row.tick(),
                row.atMs(),
                row.openTimeMs(),
                row.open(),
                row.high(),
                row.low(),
                close,
                row.volume(),
                mark,
                row.sigma(),
                killScore,
                row.rMultiple(),
                row.clusterStress(),
                row.equity(),
                row.stagedShare(),
                row.bits());
    }

    private static Decided changed(Decided decided, double quantity, double stop) {
        return new Decided(
                decided.decisionId(),
                decided.tick(),
                decided.atMs(),
                decided.observation(),
                decided.action(),
                quantity,
                stop,
                decided.reasons(),
                decided.verdicts(),
                decided.termsVersion(),
                decided.causedBy());
    }

    private static Decided withReasons(Decided decided, List<ReasonRow> reasons) {
        return new Decided(
                decided.decisionId(),
                decided.tick(),
                decided.atMs(),
                decided.observation(),
                decided.action(),
                decided.quantity(),
                decided.stop(),
                reasons,
                decided.verdicts(),
                decided.termsVersion(),
                decided.causedBy());
    }

    private static final class Replayed {

        private final List<Difference> differences = new ArrayList<>();
        private final SymbolReplay replay;

        private Replayed(List<SymbolEvent> events) {
            this(events, Period.ALL);
        }

        private Replayed(List<SymbolEvent> events, Period period) {
            this(events, Selection.in(period));
        }

        private Replayed(List<SymbolEvent> events, Selection selection) {
            var trace = new SymbolTrace(Story.SYMBOL, new TreeSet<>());
            replay = new SymbolReplay(Story.ID, Story.SYMBOL, selection, StoryTerms::terms, differences::add, trace);
            long sequenceNr = 0;
            for (var event : events) replay.next(++sequenceNr, event);
            replay.end();
        }
    }
}
