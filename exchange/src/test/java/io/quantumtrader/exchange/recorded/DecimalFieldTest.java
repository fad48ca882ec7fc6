package io.quantumtrader.exchange.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalFieldTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "-", "NaN", "Infinity", "1,5", "0x10", "1d", "1e999", "--1", "1.2.3", " 1", "null"})
    void whatIsNoPlainNumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "5.",
                ".5",
                "95505.4",
                "0.00006818",
                "-0.00000612",
                "123456789012345678901234567890",
                "0.123456789012345678901234567890",
                "9007199254740993",
                "1e-7",
                "1.5E+3",
                "0.000000000000000000000000001"
            })
    void everythingElseReadsLikeJava(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void randomDecimalsReadLikeJava() {
        var random = new SplittableRandom(20_261_120L);
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong(1L << random.nextInt(1, 63));
            String text = BigDecimal.valueOf(digits, random.nextInt(0, 20)).toPlainString();

            assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
        }
    }

    private static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalField.parse(bytes, 0, bytes.length);
    }
}
