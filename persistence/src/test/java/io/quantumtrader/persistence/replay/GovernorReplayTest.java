package io.quantumtrader.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.risk.Guard;
import io.quantumtrader.kernel.risk.GuardLimits;
import io.quantumtrader.kernel.risk.GuardState;
import io.quantumtrader.kernel.risk.RiskGuard;
import io.quantumtrader.persistence.JournalEvent;
import io.quantumtrader.persistence.governor.GovernorEvent;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardReleased;
import io.quantumtrader.persistence.governor.GovernorEvent.GuardsMoved;
import io.quantumtrader.persistence.governor.GovernorEvent.MoneyMoved;
import io.quantumtrader.persistence.governor.GovernorState;
import io.quantumtrader.persistence.governor.GuardEvents;
import io.quantumtrader.persistence.journal.JournalEntry;
import io.quantumtrader.persistence.portfolio.PortfolioEvent.PortfolioRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The guards' record held against their readings, with persons who release and move money in between. */
class GovernorReplayTest {

    private static final String ID = "governor|main";
    private static final long SEED = 20_261_122L;
    private static final int RECORDS = 60;
    private static final int TICKS = 300;
    private static final double DAY_LOSS = 0.025;
    private static final RiskGuard GUARD = guard(0.08);
    private static final RiskGuard TIGHTER = guard(0.06);
    private static final String FIRST_LIFE = "first life";
    private static final String SECOND_LIFE = "second life";

    @Test
    void guardsThatMoveAfterAWordByHandAreDerivedFromTheirReadings() {
        long compared = 0;
        int words = 0;
        for (int at = 0; at < RECORDS; at++) {
            var told = new Told(SEED + at, Long.MAX_VALUE);
            var findings = replayed(told.entries);

            assertThat(findings.differences()).as("seed %d", SEED + at).isEmpty();
            compared += findings.compared();
            words += told.words;
        }
        System.out.printf(
                "guards = record: %d records, %d words by hand, %d compared, 0 differences%n",
                RECORDS, words, compared);
        assertThat(compared).isGreaterThan(RECORDS * 50);
        assertThat(words).isGreaterThan(RECORDS * 5);
    }

    @Test
    void guardsThatAreOtherThanTheirReadingsAfterAWordByHandAreToldOf() {
        int cases = 0;
        for (int at = 0; at < RECORDS; at++) {
            var told = new Told(SEED + at, Long.MAX_VALUE);
            int word = told.lastWord();
            int moved = told.nextMove(word);
            if (word < 0 || moved < 0) continue;
            var entry = told.entries.get(moved);
            told.entries.set(moved, with(entry, later((GuardsMoved) entry.event())));
            cases++;

            assertThat(replayed(told.entries).differences())
                    .as("seed %d", SEED + at)
                    .isNotEmpty();
        }
        System.out.printf("guards other than their readings: %d cases, %d told%n", cases, cases);
        assertThat(cases).isGreaterThan(RECORDS / 3);
    }

    @Test
    void aFundThatStartsWithOtherLimitsReadsItsLastTickAgain() {
        int cases = 0;
        int movedAgain = 0;
        for (int at = 0; at < RECORDS; at++) {
            for (long changeAt = 25; changeAt < TICKS; changeAt += 25, cases++) {
                var told = new Told(SEED + at, changeAt);

                assertThat(replayed(told.entries).differences())
                        .as("seed %d, other limits behind tick %d", SEED + at, changeAt)
                        .isEmpty();
                if (told.movedAgain) movedAgain++;
            }
        }
        System.out.printf("guards after other limits: %d cases, %d moved at once, 0 differences%n", cases, movedAgain);
        assertThat(movedAgain).isGreaterThan(RECORDS / 4);
    }

    private static RiskGuard guard(double drawdownNoNewRisk) {
        return new RiskGuard(new GuardLimits(
                Duration.ofMinutes(5),
                DAY_LOSS,
                0.04,
                0.06,
                0.05,
                drawdownNoNewRisk,
                0.10,
                0.15,
                2,
                Duration.ofHours(1),
                3,
                Duration.ofHours(1),
                0.5));
    }

    private static GovernorReplay.By by(String life) {
        return new GovernorReplay.By(DAY_LOSS, life.equals(FIRST_LIFE) ? GUARD : TIGHTER);
    }

    private static GuardsMoved later(GuardsMoved moved) {
        return new GuardsMoved(moved.tick(), moved.atMs() + 1, moved.guards());
    }

    private static JournalEntry with(JournalEntry entry, JournalEvent event) {
        return new JournalEntry(
                entry.ordering(),
                entry.persistenceId(),
                entry.sequenceNr(),
                entry.writer(),
                entry.writtenAtMs(),
                event);
    }

    private record Replayed(List<Difference> differences, long compared) {}

    private static Replayed replayed(List<JournalEntry> entries) {
        var differences = new ArrayList<Difference>();
        var findings = new Findings(Period.ALL, differences::add);
        var governor = entries.stream()
                .filter(entry -> entry.persistenceId().equals(ID))
                .toList();
        var replay = new GovernorReplay(ID, governor, findings);
        for (var entry : entries)
            if (entry.event() instanceof PortfolioRead told)
                replay.read(
                        entry,
                        told,
                        by(entry.writer()),
                        place -> List.of(by(entries.get((int) place - 1).writer())));
        replay.end();
        return new Replayed(differences, findings.compared());
    }

    /** A governor's record as its rules write it, from random equity. */
    private static final class Told {

        private final List<JournalEntry> entries = new ArrayList<>();
        private String life = FIRST_LIFE;
        private boolean movedAgain;
        private GovernorState state = GovernorState.EMPTY;
        private GuardState latest = GuardState.NONE;
        private long governorEvents;
        private int words;

        /** @param changeAt tick behind which the fund starts anew with other limits */
        Told(long seed, long changeAt) {
            var random = new SplittableRandom(seed);
            double equity = 10_000;
            for (long tick = 1; tick <= TICKS; tick++) {
                long atMs = tick * 60_000;
                equity *= 1 + (random.nextDouble() - 0.52) * 0.03;
                portfolio(tick, atMs, equity);
                read(tick, atMs, equity);
                if (random.nextInt(12) == 0) word(random, tick, atMs + 1_000, equity);
                if (tick == changeAt) startAnew(tick, atMs, equity);
            }
        }

        private void startAnew(long tick, long atMs, double equity) {
            life = SECOND_LIFE;
            latest = state.guards();
            long before = governorEvents;
            read(tick, atMs, equity);
            movedAgain = governorEvents > before;
        }

        private void read(long tick, long atMs, double equity) {
            var guards = guard().read(latest, atMs, equity, DAY_LOSS);
            var events = new ArrayList<GovernorEvent>();
            if (!GuardEvents.sameMemory(guards, state.guards())) events.addAll(GuardEvents.moved(guards, tick, atMs));
            events.addAll(standingChanges(guards, tick, atMs));
            latest = guards;
            events.forEach(this::write);
        }

        private RiskGuard guard() {
            return by(life).guard();
        }

        private List<GovernorEvent> standingChanges(GuardState guards, long tick, long atMs) {
            return new GuardEvents(guard()).standingChanges(state.standing().keySet(), guards, tick, atMs, DAY_LOSS);
        }

        /** Releases what stands; else moves money. */
        private void word(SplittableRandom random, long tick, long atMs, double equity) {
            words++;
            var events = new ArrayList<GovernorEvent>();
            if (state.standing().containsKey(Guard.DRAWDOWN.name())) {
                latest = guard().released(latest);
                events.add(new GuardReleased(atMs, Guard.DRAWDOWN.name(), "ada", "looked at it", equity, 0.08));
                events.addAll(GuardEvents.moved(latest, tick, atMs));
                events.addAll(standingChanges(latest, tick, atMs));
            } else {
                double amount = equity * (random.nextDouble() - 0.5) * 0.1;
                latest = guard().transferred(latest, amount);
                events.add(new MoneyMoved(atMs, amount, equity, "ada", "paid in"));
                events.addAll(GuardEvents.moved(latest, tick, atMs));
            }
            events.forEach(this::write);
        }

        private void portfolio(long tick, long atMs, double equity) {
            var read = new PortfolioRead(
                    tick, atMs, equity, equity, 0, equity, Double.NaN, "UNKNOWN", List.of(), List.of());
            entries.add(new JournalEntry(entries.size() + 1L, "portfolio|main", tick, life, atMs, read));
        }

        private void write(GovernorEvent event) {
            state = state.on(event);
            entries.add(new JournalEntry(entries.size() + 1L, ID, ++governorEvents, life, event.atMs(), event));
        }

        private int lastWord() {
            for (int i = entries.size() - 1; i >= 0; i--) if (entries.get(i).event() instanceof GuardReleased) return i;
            return -1;
        }

        /** The first move of the guards that a reading behind that word wrote. */
        private int nextMove(int word) {
            boolean read = false;
            for (int i = Math.max(word, 0); i < entries.size(); i++) {
                var event = entries.get(i).event();
                if (event instanceof MoneyMoved || (i > word && event instanceof GuardReleased)) return -1;
                read |= event instanceof PortfolioRead;
                if (read && event instanceof GuardsMoved) return i;
            }
            return -1;
        }
    }
}
