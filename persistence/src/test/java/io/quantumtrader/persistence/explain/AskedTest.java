package io.quantumtrader.persistence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @Test
    void readsEveryNameThatADecisionHas() {
        assertThat(Asked.parse(" BTCUSDT-17 ")).contains(new Asked.Numbered("BTCUSDT", 17));
        assertThat(Asked.parse("main-4")).contains(new Asked.Numbered("main", 4));
        assertThat(Asked.parse("qt-BTCUSDT-3-17-1")).contains(new Asked.Order("BTCUSDT", 17));
        assertThat(Asked.parse("BTCUSDT-g-2")).contains(new Asked.OfGuardian("BTCUSDT", 2));
        assertThat(Asked.parse("qt-btcusdt-g-2")).contains(new Asked.OfGuardian("BTCUSDT", 2));
        assertThat(Asked.parse("BTCUSDT@31")).contains(new Asked.AtTick("BTCUSDT", 31));
        assertThat(Asked.parse("btcusdt@1970-01-01T00:00:01Z")).contains(new Asked.AtTime("BTCUSDT", 1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BTCUSDT",
                "-1",
                "BTCUSDT-",
                "BTCUSDT@",
                "BTCUSDT@noon",
                "a/b-1",
                "BTCUSDT-1234567890123456789"
            })
    void namesNoDecision(String text) {
        assertThat(Asked.parse(text)).isEmpty();
    }
}
