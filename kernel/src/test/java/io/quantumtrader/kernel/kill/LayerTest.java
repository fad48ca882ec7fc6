package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerTest {

    @Test
    void levelsCountFromThePositionUpToTheCeo() {
        assertThat(Layer.values()).extracting(Layer::level).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void onlyTradeOpensAndEachPermissionIsStricterThanTheOneBefore() {
        assertThat(Permission.values()).extracting(Permission::allowsOpening).containsExactly(true, false, false);
        assertThat(Permission.FLATTEN.stricterThan(Permission.REDUCE_ONLY)).isTrue();
        assertThat(Permission.REDUCE_ONLY.stricterThan(Permission.REDUCE_ONLY)).isFalse();
        assertThat(Permission.TRADE.stricterThan(Permission.REDUCE_ONLY)).isFalse();
    }
}
