package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.PositionStories.trend;
import static io.quantumtrader.scenario.Telltale.because;
import static io.quantumtrader.scenario.Telltale.reads;
import static io.quantumtrader.scenario.Telltale.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.explain.Outcome;
import io.quantumtrader.persistence.explain.Target;
import io.quantumtrader.persistence.safety.KillSwitchEvent.KillActivated;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whole explanations as a person reads them, over a fund that lived through what is told. */
class ExplanationTextsTest {

    @Test
    void aTranche_andTheStopThatMovesWithTheNext() {
        try (var stage = Stage.of("AAA", "BBB")) {
            trend(stage, 1_000);
            for (int bar = 0; bar < 14 && stage.position("AAA").isPresent(); bar++)
                stage.bar("AAA", stage.price("AAA") * 1.004);
            var telltale = new Telltale(stage);

            reads(telltale.last("AAA", because("HARVEST_T1")), "tranche");
            reads(
                    telltale.last(
                            "AAA",
                            made -> made.action().equals("PROTECT")
                                    && made.observation().isPresent()),
                    "stop-move");
        }
    }

    @Test
    void aCloseByTheKillScore_andTheBarBeforeOnWhichItWaited() {
        try (var stage = Stage.of("AAA", "BBB")) {
            trend(stage, 1_000);
            PositionStories.chop(stage);
            var telltale = new Telltale(stage);

            var close = telltale.last("AAA", because("KILL_SCORE_AT_LIMIT"));
            reads(close, "kill-score-close");
            reads(telltale.explained("AAA@" + (close.target().tick() - 1)), "hold-before-the-close");
            assertThat(close.outcome()).isInstanceOf(Outcome.Ended.class);

            stage.open("AAA", Side.LONG, 1_000);
            var refused = telltale.last("AAA", made -> made.action().equals("REFUSE_OPEN"));
            reads(refused, "refused-open");
        }
    }

    @Test
    void anOpenWithItsPermit_isFoundByAnyOfItsNames() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 1_000).calm(2);
            var telltale = new Telltale(stage);
            var open = telltale.last("AAA", made -> made.action().equals("OPEN"));
            reads(open, "open");
            var order = open.sent().getFirst().order();

            assertThat(text(telltale.explained(order.clientOrderId()))).isEqualTo(text(open));
            assertThat(text(telltale.explained(order.permitId()))).isEqualTo(text(open));
            assertThat(text(telltale.explained("aaa-" + open.id().substring(4))))
                    .isEqualTo(text(open));
        }
    }

    @Test
    void aWordOfAnOperatorWhileTheKillSwitchStands() {
        try (var stage = Stage.of("AAA", "BBB")) {
            stage.holding("AAA", Side.LONG, 1_000).calm(2);
            var recorded = new AtomicBoolean();
            stage.on(event -> recorded.compareAndSet(false, event instanceof KillActivated));
            stage.kill(Scope.everything(), Permission.REDUCE_ONLY, "ann");
            stage.until("the kill, which acts before it is recorded, is on record", recorded::get);
            stage.close("AAA");
            stage.open("AAA", Side.LONG, 1_000);
            var telltale = new Telltale(stage);

            reads(telltale.last("AAA", because("OPERATOR_CLOSE")), "operator-close");
            reads(telltale.last("AAA", made -> made.action().equals("REFUSE_OPEN")), "refused-by-the-kill-switch");
        }
    }

    @Test
    void aBarIsFoundByItsTime_andWhatIsNotThereNamesWhatIs() {
        try (var stage = Stage.of("AAA", "BBB")) {
            var telltale = new Telltale(stage);
            var now = Instant.ofEpochMilli(stage.nowMs());
            var hold = telltale.explained("AAA@" + now);

            assertThat(hold.target()).isInstanceOf(Target.Held.class);
            assertThat(hold.target().atMs()).isLessThanOrEqualTo(stage.nowMs());
            reads(hold, "flat-bar");
            assertThat(telltale.ask("AAA-99")).isEqualTo(new Lookup.Unknown("no decision AAA-99", List.of()));
            assertThat(((Lookup.Unknown) telltale.ask("CCC-1")).text())
                    .isEqualTo("no symbol CCC in this journal; there is AAA, BBB");
            assertThat(((Lookup.Unknown) telltale.ask("AAA@" + now.plusSeconds(86_400))).text())
                    .contains("no bar of AAA was judged at", "there is " + hold.symbol() + "@");
        }
    }
}
