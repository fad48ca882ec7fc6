package io.quantumtrader.kernel.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    private static final Scope SYMBOL = new Scope.OfSymbol("main", "BTCUSDT");

    @ParameterizedTest
    @ValueSource(strings = {"*", "main", "main/BTCUSDT", "/BTCUSDT", "a/b/c"})
    void whatIsWrittenInAnEventReadsBackAsTheSameScope(String text) {
        assertThat(Scope.parse(text).text()).isEqualTo(text);
    }

    @Test
    void aStarIsEverythingAPlainNameAPortfolioAndASlashASymbol() {
        assertThat(Scope.parse("*")).isEqualTo(Scope.everything());
        assertThat(Scope.parse("main")).isEqualTo(new Scope.OfPortfolio("main"));
        assertThat(Scope.parse("main/BTCUSDT")).isEqualTo(SYMBOL);
        assertThat(Scope.parse("/BTCUSDT")).isEqualTo(new Scope.OfSymbol("", "BTCUSDT"));
    }

    @Test
    void coversItsOwnSymbolsOnly() {
        assertThat(Scope.everything().covers("main", "BTCUSDT")).isTrue();
        assertThat(new Scope.OfPortfolio("main").covers("main", "ETHUSDT")).isTrue();
        assertThat(new Scope.OfPortfolio("main").covers("other", "BTCUSDT")).isFalse();
        assertThat(SYMBOL.covers("main", "BTCUSDT")).isTrue();
        assertThat(SYMBOL.covers("main", "ETHUSDT")).isFalse();
        assertThat(SYMBOL.covers("other", "BTCUSDT")).isFalse();
    }

    @Test
    void namesTheScopesThatReachAsFarWidestFirst() {
        var main = new Scope.OfPortfolio("main");

        assertThat(SYMBOL.enclosing()).isEqualTo(List.of(Scope.everything(), main, SYMBOL));
        assertThat(main.enclosing()).isEqualTo(List.of(Scope.everything(), main));
        assertThat(Scope.everything().enclosing()).isEqualTo(List.of(Scope.everything()));
    }
}
