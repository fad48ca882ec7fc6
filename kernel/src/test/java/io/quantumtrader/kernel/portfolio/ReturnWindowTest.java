package io.quantumtrader.kernel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.kernel.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Proves that windows that share their arrays stay what they were, whoever adds to whichever of them. */
class ReturnWindowTest {

    /** A window beside the plain list of what should be in it. */
    private record Kept(ReturnWindow window, List<Double> returns) {

        Kept with(double value, int capacity) {
            var next = new ArrayList<>(returns);
            next.add(value);
            if (next.size() > capacity) next.removeFirst();
            long time = window.size() == 0 ? 1 : window.timeAt(window.size() - 1) + 1;
            return new Kept(window.with(time, value, capacity), List.copyOf(next));
        }

        boolean holds() {
            var found = new ArrayList<Double>();
            for (int i = 0; i < window.size(); i++) found.add(window.returnAt(i));
            return found.equals(returns)
                    && ReturnWindow.of(window.times(), window.returns()).equals(window);
        }
    }

    @Test
    void everyWindowEverMadeKeepsItsReturns() {
        Property.check("windows that share their arrays", 500, ReturnWindowTest::branches);
    }

    private static void branches(SplittableRandom random) {
        int capacity = random.nextInt(1, 12);
        var made = new ArrayList<Kept>();
        made.add(new Kept(ReturnWindow.EMPTY, List.of()));
        for (int i = 0; i < 80; i++) {
            int of = random.nextInt(5) == 0 ? random.nextInt(made.size()) : made.size() - 1;
            made.add(made.get(of).with(random.nextDouble(), capacity));
        }

        assertThat(made).allMatch(Kept::holds);
    }
}
