package io.quantumtrader.kernel.kill;

import static io.quantumtrader.kernel.kill.EmergencyStep.ACTIVATED;
import static io.quantumtrader.kernel.kill.EmergencyStep.CLOSING;
import static io.quantumtrader.kernel.kill.EmergencyStep.DONE;
import static io.quantumtrader.kernel.kill.EmergencyStep.ENTRIES_CANCELLED;
import static io.quantumtrader.kernel.kill.EmergencyStep.VERIFIED_FLAT;
import static io.quantumtrader.kernel.kill.KillDefaults.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EmergencyProcessTest {

    private static final Scope ALPHA = new Scope.OfPortfolio("alpha");

    @Test
    void goesThroughEveryStepInOrder() {
        var process = start("alpha/AAA", "alpha/BBB");

        assertThat(process.instruction(0))
                .contains(new EmergencyInstruction.CancelEntries(new TreeSet<>(List.of("alpha/AAA", "alpha/BBB")), 1));
        process = advance(process.reported(report("AAA", 5, 0)).reported(report("BBB", -2, 0)));
        assertThat(process.step()).isEqualTo(CLOSING);
        assertThat(process.instruction(0))
                .contains(new EmergencyInstruction.CloseAll(new TreeSet<>(List.of("alpha/AAA", "alpha/BBB")), 1));
        process = process.reported(report("AAA", 0, 0));
        assertThat(process.notFlat()).containsExactly("alpha/BBB");
        process = advance(process.reported(report("BBB", 0, 0)));

        assertThat(process.step()).isEqualTo(DONE);
        assertThat(process.instruction(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void waitsForTheVenuesWordOnEverySymbol() {
        var process = start("alpha/AAA", "alpha/BBB").reported(report("AAA", 0, 0));

        assertThat(process.due()).isEmpty();
        assertThat(process.reported(report("BBB", Double.NaN, -1)).due()).isEmpty();
        assertThat(process.reported(report("BBB", 0, 0)).due()).contains(ENTRIES_CANCELLED);
    }

    @Test
    void aFillThatRacesTheFlattenIsClosedToo() {
        var process = advance(start("alpha/AAA").reported(report("AAA", 0, 0)).reported(at(1, "AAA", 3, 1)));

        var closing = new EmergencyProcess("ess", ALPHA, 0, CLOSING, 0, 0, process.symbols(), process.reports());

        assertThat(closing.due()).isEmpty();
        assertThat(closing.instruction(0)).isPresent();
    }

    @Test
    void anOlderReportDoesNotReplaceANewerOne() {
        var process = start("alpha/AAA").reported(at(10, "AAA", 3, 0)).reported(at(5, "AAA", 0, 0));

        assertThat(process.notFlat()).containsExactly("alpha/AAA");
    }

    @Test
    void aWordOfTheVenueFromBeforeTheActivationDoesNotCount() {
        var process = EmergencyProcess.activated("ess", ALPHA, List.of("alpha/AAA"), 10);

        assertThat(process.reported(at(9, "AAA", 0, 0)).due()).isEmpty();
        assertThat(process.reported(at(10, "AAA", 0, 0)).due()).contains(ENTRIES_CANCELLED);
    }

    @Test
    void aSymbolNobodyExpectedIsFlattenedAsWell() {
        var process = start("alpha/AAA").reported(report("ZZZ", 7, 0));

        assertThat(process.notFlat()).containsExactly("alpha/AAA", "alpha/ZZZ");
        assertThat(process.reported(new FlatReport("beta", "AAA", 9, 0, 0)).symbols())
                .containsExactly("alpha/AAA", "alpha/ZZZ");
    }

    @Test
    void retriesWithBackOffAndAlarmsWhenItDoesNotGetFlat() {
        var process = advance(start("alpha/AAA").reported(report("AAA", 5, 0)));
        long now = 0;
        for (int attempt = 1; attempt <= EMERGENCY.alarmAttempts(); attempt++) {
            assertThat(process.overdue(EMERGENCY)).isFalse();
            assertThat(process.instruction(now))
                    .contains(new EmergencyInstruction.CloseAll(new TreeSet<>(List.of("alpha/AAA")), attempt));
            process = process.attempted(now, EMERGENCY);
            assertThat(process.instruction(now)).isEmpty();
            now = process.nextAttemptMs();
        }

        assertThat(process.overdue(EMERGENCY)).isTrue();
        assertThat(process.instruction(now)).isPresent();
    }

    @Test
    void activatingAgainOnlyMakesTheNextAttemptDue() {
        var process = advance(start("alpha/AAA").reported(report("AAA", 5, 0))).attempted(0, EMERGENCY);

        var again = process.activatedAgain(10);

        assertThat(again.step()).isEqualTo(CLOSING);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.instruction(10)).isPresent();
        assertThat(again.activatedAgain(10)).isEqualTo(again);
    }

    @Test
    void aFillAfterTheEndOpensTheProcessAgain() {
        var done = advance(start("alpha/AAA").reported(report("AAA", 0, 0)));
        assertThat(done.step()).isEqualTo(DONE);

        var late = advance(done.reported(at(7, "AAA", 2, 0)));

        assertThat(late.step()).isEqualTo(CLOSING);
        assertThat(late.instruction(7)).isPresent();
    }

    @Test
    void anEmptyScopeIsFlatAtOnce() {
        assertThat(advance(start()).step()).isEqualTo(DONE);
    }

    @Test
    void endsFlatOrAlarmed() {
        Property.check("E12 flatten is idempotent and ends flat or alarmed", 2_000, random -> {
            var process = start("alpha/AAA", "alpha/BBB", "alpha/CCC");
            var held = new TreeMap<String, Double>();
            for (String symbol : RandomVerdicts.SYMBOLS) held.put(symbol, (double) random.nextInt(-3, 4));
            boolean stubborn = random.nextInt(4) == 0;
            long now = 0;
            EmergencyStep last = process.step();
            for (int round = 0; round < 200 && process.step() != DONE && !process.overdue(EMERGENCY); round++) {
                if (random.nextInt(5) == 0) process = process.activatedAgain(now);
                process = report(random, process, held, now);
                process = advance(process);
                assertThat(process.step()).isGreaterThanOrEqualTo(last);
                last = process.step();
                var instruction = process.instruction(now);
                if (instruction.isPresent()) {
                    if (instruction.get() instanceof EmergencyInstruction.CloseAll && !stubborn) {
                        held.replaceAll((symbol, quantity) -> random.nextInt(3) == 0 ? quantity : 0.0);
                    }
                    process = process.attempted(now, EMERGENCY);
                }
                now += 1 + random.nextInt(70_000);
            }

            boolean flat = held.values().stream().allMatch(quantity -> quantity == 0);
            assertThat(process.step() == DONE ? flat : process.overdue(EMERGENCY))
                    .isTrue();
        });
    }

    private static EmergencyProcess report(
            SplittableRandom random, EmergencyProcess process, Map<String, Double> held, long now) {
        var next = process;
        for (var holding : held.entrySet()) {
            if (random.nextInt(3) > 0) next = next.reported(at(now, holding.getKey(), holding.getValue(), 0));
        }
        return next;
    }

    private static EmergencyProcess start(String... symbols) {
        return EmergencyProcess.activated("ess", ALPHA, List.of(symbols), 0);
    }

    private static EmergencyProcess advance(EmergencyProcess process) {
        var next = process;
        for (Optional<EmergencyStep> due = next.due(); due.isPresent(); due = next.due()) {
            next = next.at(due.get(), 0);
            if (next.step() == VERIFIED_FLAT) assertThat(next.notFlat()).isEmpty();
            if (next.step() == ACTIVATED) throw new AssertionError("a step was taken back");
        }
        return next;
    }

    private static FlatReport report(String symbol, double quantity, int entries) {
        return at(0, symbol, quantity, entries);
    }

    private static FlatReport at(long atMs, String symbol, double quantity, int entries) {
        return new FlatReport("alpha", symbol, quantity, entries, atMs);
    }
}
