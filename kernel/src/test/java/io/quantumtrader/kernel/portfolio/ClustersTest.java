package io.quantumtrader.kernel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quantumtrader.kernel.Property;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClustersTest {

    private static final ClusterLimits LIMITS = PortfolioDefaults.clusters();

    @Test
    void aSingleNameIsCorrelatedWithItself() {
        var clusters = clusters(List.of(exposure("BTCUSDT", 4_000)), Map.of());

        assertThat(clusters.all()).singleElement().satisfies(cluster -> {
            assertThat(cluster.id()).isEqualTo("BTCUSDT");
            assertThat(cluster.correlation()).isEqualTo(1);
            assertThat(cluster.stress()).isCloseTo(0.2, within(1e-12));
        });
    }

    @Test
    void joinsWhatMovesTogetherAndLeavesTheRestApart() {
        var returns = Map.of("ETHUSDT", series(1, 1), "BTCUSDT", series(1, 2), "XRPUSDT", series(2, 1));

        var clusters = clusters(
                List.of(exposure("XRPUSDT", 1_000), exposure("ETHUSDT", 3_000), exposure("BTCUSDT", 3_000)), returns);

        assertThat(clusters.all()).extracting(Cluster::id).containsExactly("BTCUSDT", "XRPUSDT");
        assertThat(clusters.all().getFirst().symbols()).containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(clusters.stressOf("ETHUSDT")).isCloseTo(0.3, within(1e-9));
        assertThat(clusters.stressOf("XRPUSDT")).isCloseTo(0.05, within(1e-12));
        assertThat(clusters.globalStress()).isCloseTo(0.35, within(1e-9));
    }

    @Test
    void opposedSidesOfOneClusterStressLess() {
        var returns = Map.of("A", series(1, 1), "B", series(1, 1));

        assertThat(clusters(List.of(exposure("A", 3_000), exposure("B", -3_000)), returns)
                        .stressOf("A"))
                .isZero();
    }

    @Test
    void aClusterAddsUpSizesLossesAndTheMeanCorrelation() {
        var noisy = added(series(1, 1), series(2, 0.5));
        var returns = Map.of("A", series(1, 1), "B", noisy);

        var cluster = clusters(List.of(exposure("A", 3_000), exposure("B", -1_000)), returns)
                .all()
                .getFirst();

        assertThat(cluster.gross()).isEqualTo(4_000);
        assertThat(cluster.net()).isEqualTo(2_000);
        assertThat(cluster.lossAtStop()).isEqualTo(100);
        assertThat(cluster.correlation())
                .isBetween(0.7, 0.999)
                .isEqualTo(Correlation.of(series(1, 1), noisy, LIMITS.minReturns()));
        assertThat(cluster.stress()).isCloseTo(0.2 * 0.5 * cluster.correlation(), within(1e-12));
    }

    @Test
    void aChainOfJoinsIsOneClusterInTheOrderOfItsNames() {
        var first = series(1, 1);
        var second = series(2, 1);
        var returns = Map.of("A", first, "B", second, "C", added(first, second));
        var loose = new ClusterLimits(0.6, 65, 256, 2.0, 0.5);

        var clusters = Clusters.of(
                List.of(exposure("A", 1_000), exposure("B", 1_000), exposure("C", 1_000)), returns, 10_000, loose);

        assertThat(Correlation.of(first, second, 65)).isLessThan(0.6);
        assertThat(clusters.all())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.symbols()).containsExactly("A", "B", "C"));
    }

    @Test
    void aCorrelationOfExactlyTheBoundJoins() {
        var identical = new ClusterLimits(1.0, 65, 256, 2.0, 0.5);

        assertThat(Clusters.of(List.of(exposure("A", 1), exposure("B", 1)), Map.of(), 10_000, identical)
                        .all())
                .hasSize(1);
    }

    @Test
    void whatIsNotHeldIsInNoCluster() {
        var clusters = clusters(List.of(exposure("A", 0), exposure("B", 1_000)), Map.of());

        assertThat(clusters.all()).extracting(Cluster::id).containsExactly("B");
        assertThat(clusters.stressOf("A")).isZero();
    }

    @Test
    void theShorterSeriesEndsTheComparison() {
        var whole = series(1, 200, 1);
        var begun = series(1, 100, 1);

        assertThat(Correlation.of(whole, begun, 100)).isCloseTo(1, within(1e-12));
        assertThat(Correlation.of(begun, whole, 100)).isCloseTo(1, within(1e-12));
        assertThat(whole).isNotEqualTo(begun);
    }

    @Test
    void whatIsNotKnownIsTakenForOne() {
        assertThat(Correlation.of(series(1, 64, 1), series(2, 64, 1), 65)).isEqualTo(1);
        assertThat(Correlation.of(series(1, 65, 1), series(2, 65, 1), 65)).isLessThan(0.5);
    }

    @Test
    void aSeriesThatDoesNotMoveIsTakenForOne() {
        assertThat(Correlation.of(series(1, 100, 0), series(1, 100, 1), 65)).isEqualTo(1);
    }

    @Test
    void alignsByTimeNotByIndex() {
        var whole = ReturnWindow.EMPTY;
        var gappy = ReturnWindow.EMPTY;
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            double value = random.nextDouble(-1, 1);
            whole = whole.with(i, value, 256);
            if (i % 3 != 0) gappy = gappy.with(i, value, 256);
        }

        assertThat(Correlation.of(whole, gappy, 65)).isCloseTo(1, within(1e-12));
    }

    @Test
    void aWindowForgetsTheOldestAndRefusesWhatIsNoReturn() {
        var window = ReturnWindow.EMPTY.with(1, 0.1, 2).with(2, 0.2, 2).with(3, 0.3, 2);

        assertThat(window.size()).isEqualTo(2);
        assertThat(window.timeAt(0)).isEqualTo(2);
        assertThat(window.returnAt(1)).isEqualTo(0.3);
        assertThat(window.with(3, 0.4, 2)).isSameAs(window);
        assertThat(window.with(4, Double.NaN, 2)).isSameAs(window);
        assertThat(window).isEqualTo(ReturnWindow.EMPTY.with(2, 0.2, 2).with(3, 0.3, 2));
        assertThat(window).hasSameHashCodeAs(ReturnWindow.EMPTY.with(2, 0.2, 2).with(3, 0.3, 2));
    }

    @Test
    void aMissingNumberLeavesStressUnknown() {
        assertThat(clusters(List.of(exposure("A", Double.NaN)), Map.of()).stressOf("A"))
                .isNaN();
        for (double equity : new double[] {Double.NaN, 0, -1})
            assertThat(Clusters.of(List.of(exposure("A", 1)), Map.of(), equity, LIMITS)
                            .stressOf("A"))
                    .isNaN();
    }

    @Test
    void stressStaysWithinItsBoundsAndEverySymbolIsInExactlyOneCluster() {
        Property.check("clusters partition the book", 300, random -> {
            var names = List.of("A", "B", "C", "D", "E");
            var book = names.stream()
                    .map(name -> exposure(name, random.nextDouble(-20_000, 20_000)))
                    .toList();
            var returns = Map.of("A", series(1, 1), "B", series(random.nextInt(1, 4), 1), "C", series(2, -1));
            var clusters = clusters(book, returns);
            assertThat(clusters.all().stream().flatMap(cluster -> cluster.symbols().stream()))
                    .containsExactlyInAnyOrderElementsOf(names);
            assertThat(clusters.all())
                    .allSatisfy(cluster -> assertThat(cluster.stress()).isBetween(0.0, 1.0));
            assertThat(clusters.globalStress()).isBetween(0.0, 1.0);
        });
    }

    private static Clusters clusters(List<Exposure> book, Map<String, ReturnWindow> returns) {
        return Clusters.of(book, returns, 10_000, LIMITS);
    }

    static Exposure exposure(String symbol, double notional) {
        return new Exposure(symbol, notional, 0.01, 50);
    }

    private static ReturnWindow series(long seed, double scale) {
        return series(seed, 100, scale);
    }

    /** Bar by bar the sum of two. */
    private static ReturnWindow added(ReturnWindow a, ReturnWindow b) {
        var window = ReturnWindow.EMPTY;
        for (int i = 0; i < a.size(); i++) window = window.with(i, a.returnAt(i) + b.returnAt(i), 256);
        return window;
    }

    static ReturnWindow series(long seed, int count, double scale) {
        var random = new SplittableRandom(seed);
        var window = ReturnWindow.EMPTY;
        for (int i = 0; i < count; i++) window = window.with(i, scale * random.nextDouble(-0.01, 0.01), 256);
        return window;
    }
}
