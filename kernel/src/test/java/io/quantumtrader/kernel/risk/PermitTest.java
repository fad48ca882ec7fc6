package io.quantumtrader.kernel.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.decision.OpeningPlan;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.position.Side;
import org.junit.jupiter.api.Test;

class PermitTest {

    private static final Permit PERMIT =
            new Permit("main-1", "d-1", "BTCUSDT", Side.LONG, 0.1, 49_750, 50_250, 7, 1_000, 6_000);

    @Test
    void coversTheOrderItWasIssuedFor() {
        assertThat(PERMIT.refuses(plan("d-1", "BTCUSDT", Side.LONG, 0.1), 50_000, 7, 6_000))
                .isEmpty();
        assertThat(PERMIT.refuses(plan("d-1", "BTCUSDT", Side.LONG, 0.05), 49_750, 7, 1_000))
                .isEmpty();
    }

    @Test
    void isVoidUnderAnotherLadder() {
        assertRefused(ReasonCode.PERMIT_VOID, plan("d-1", "BTCUSDT", Side.LONG, 0.1), 50_000, 8, 2_000);
    }

    @Test
    void expires() {
        var reason = PERMIT.refuses(plan("d-1", "BTCUSDT", Side.LONG, 0.1), 50_000, 7, 6_001);

        assertThat(reason)
                .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo(ReasonCode.PERMIT_EXPIRED))
                .hasValueSatisfying(r -> assertThat(r.observed()).isEqualTo(1));
    }

    @Test
    void coversNothingElse() {
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-2", "BTCUSDT", Side.LONG, 0.1), 50_000, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "ETHUSDT", Side.LONG, 0.1), 50_000, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.SHORT, 0.1), 50_000, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.LONG, 0.1001), 50_000, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.LONG, 0.1), 49_749, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.LONG, 0.1), 50_251, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.LONG, 0.1), Double.NaN, 7, 2_000);
        assertRefused(ReasonCode.PERMIT_MISMATCH, plan("d-1", "BTCUSDT", Side.LONG, 0.1), 50_000, 7, 999);
    }

    @Test
    void isCheckedWhenItIsMade() {
        assertThatThrownBy(() -> new Permit("p", "d", "S", Side.LONG, Double.NaN, 0, Double.NaN, 0, 2, 1))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.violations()).hasSize(4));
    }

    private static void assertRefused(ReasonCode code, OpeningPlan plan, double price, long version, long nowMs) {
        assertThat(PERMIT.refuses(plan, price, version, nowMs))
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(code));
    }

    private static OpeningPlan plan(String decision, String symbol, Side side, double quantity) {
        return new OpeningPlan(symbol, decision, side, quantity, 50_000, 900, 3, 0.7);
    }
}
