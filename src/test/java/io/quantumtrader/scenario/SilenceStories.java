package io.quantumtrader.scenario;

import static io.quantumtrader.scenario.Look.closedBy;
import static io.quantumtrader.scenario.Look.codes;
import static io.quantumtrader.scenario.Look.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.actors.safety.SafetyAlarm;
import io.quantumtrader.actors.symbol.SymbolCommand.Operated;
import io.quantumtrader.actors.symbol.SymbolCommand.Order;
import io.quantumtrader.app.fund.cast.BrokenLine.Fault;
import io.quantumtrader.app.fund.cast.Stage.Part;
import io.quantumtrader.kernel.decision.Reason;
import io.quantumtrader.kernel.decision.ReasonCode;
import io.quantumtrader.kernel.kill.Layer;
import io.quantumtrader.kernel.kill.Permission;
import io.quantumtrader.kernel.kill.Scope;
import io.quantumtrader.kernel.position.Side;
import io.quantumtrader.persistence.symbol.SymbolEvent.OrderHeldBack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the ladder that is gone: nothing is opened anywhere, every exit goes on. */
final class SilenceStories {

    private SilenceStories() {}

    static List<Scenario> all() {
        var parts = Arrays.stream(Part.values()).map(SilenceStories::silent);
        return Stream.concat(
                        parts, Stream.of(symbolDown(), givenUp(), leaseExpired(), recordInDoubt(), numbersSetAside()))
                .toList();
    }

    private static Scenario silent(Part part) {
        var code = ReasonCode.valueOf(part + "_SILENT");
        return Scenario.with(
                "with the " + name(part) + " gone nothing is opened and every exit goes on", 3, (stage, told) -> {
                    told.given("positions in three symbols", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.SHORT, 1_000);
                        stage.holding("CCC", Side.LONG, 1_000);
                    });
                    told.when(
                            "the " + name(part) + " is gone and a bar passes",
                            () -> stage.stops(part).calm(1));
                    told.then("every symbol is restricted and says who is silent", () -> {
                        for (String symbol : List.of("AAA", "BBB", "CCC")) {
                            assertThat(stage.permission(symbol)).isEqualTo(Permission.REDUCE_ONLY);
                            assertThat(stage.why(symbol)).contains(code);
                            assertThat(stage.resting(symbol)).hasSize(1);
                        }
                    });
                    told.when("an operator closes one", () -> stage.close("AAA"));
                    told.then("the exit went out, and nothing is opened in its place", () -> {
                        closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE);
                        int before = stage.line().opening().size();
                        stage.open("AAA", Side.LONG, 1_000);
                        refused(stage, "AAA", Layer.GOVERNOR, code);
                        assertThat(stage.line().opening()).hasSize(before);
                    });
                    double beyond = Look.priceAt(stage, "BBB", -1.5);
                    told.when("the price crosses the stop of another", () -> stage.bar("BBB", beyond));
                    told.then("it is stopped out", () -> {
                        assertThat(stage.position("BBB")).isEmpty();
                        assertThat(stage.atVenue("BBB")).isZero();
                    });
                    told.when(
                            "the kill switch closes everything",
                            () -> stage.kill(Scope.everything(), Permission.FLATTEN, "ann"));
                    told.then("the last one is closed too", () -> closedBy(stage, "CCC", ReasonCode.FORCED_FLATTEN));
                });
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("ceo", "CEO");
    }

    private static Scenario symbolDown() {
        return Scenario.of(
                "a symbol that keeps failing is closed by its guardian, and comes back flat", (stage, told) -> {
                    var seen = new ArrayList<ReasonCode>();
                    told.given("positions in two symbols", () -> {
                        stage.holding("AAA", Side.LONG, 1_000);
                        stage.holding("BBB", Side.LONG, 1_000);
                    });
                    told.when("code of ours fails whenever the first wants to exit, or to come back", () -> {
                        stage.line().throwsOnHistory("AAA");
                        stage.line()
                                .breaks(
                                        Fault.THROW,
                                        order -> order.symbol().equals("AAA")
                                                && !order.clientOrderId().contains("-g-"));
                        stage.line().meanwhile(order -> {
                            if (order.clientOrderId().contains("-g-")) seen.addAll(stage.why("AAA"));
                        });
                        stage.close("AAA");
                    });
                    told.then("its stop rests at the venue meanwhile, and only it may not open", () -> {
                        assertThat(stage.resting("AAA")).hasSize(1);
                        assertThat(stage.why("AAA")).contains(ReasonCode.SYMBOL_DOWN);
                        assertThat(stage.permission("BBB")).isEqualTo(Permission.TRADE);
                    });
                    told.when("everything is to be flat", () -> {
                        stage.kill(Scope.everything(), Permission.FLATTEN, "ann");
                        stage.calm(1);
                    });
                    told.then("the guardian closed it, while the ladder said that it is down", () -> {
                        assertThat(stage.atVenue("AAA")).isZero();
                        assertThat(stage.atVenue("BBB")).isZero();
                        assertThat(seen).contains(ReasonCode.SYMBOL_DOWN);
                        assertThat(codes(stage, "AAA")).contains("FORCED_FLATTEN");
                    });
                    told.when("it can come back", () -> {
                        stage.line().mends();
                        stage.until(
                                "AAA answers",
                                () -> stage.view("AAA").position().isEmpty());
                        stage.calm(1);
                    });
                    told.then("it knows that it is flat", () -> {
                        assertThat(stage.why("AAA")).doesNotContain(ReasonCode.SYMBOL_DOWN);
                        assertThat(stage.atVenue("AAA")).isZero();
                    });
                });
    }

    private static Scenario givenUp() {
        return Scenario.with(
                "words whose speaker was told that there was no answer: opens and parts are not carried out",
                Map.of("market.speed", "x60000"),
                2,
                (stage, told) -> {
                    told.given("a position", () -> {
                        stage.until(
                                "the ladder is renewed",
                                () -> stage.ladder().lease().holds());
                        stage.holding("AAA", Side.LONG, 1_000);
                    });
                    double held = stage.atVenue("AAA");
                    told.when("the close of a part and an open are heard too late", () -> {
                        expired(stage.late("AAA", new Order.Close("ann", "a part", Optional.of(held / 4))));
                        expired(stage.late("BBB", new Order.Open("ann", "breakout", Side.LONG, Optional.of(5.0))));
                        stage.calm(1);
                    });
                    told.then("nothing was sent, and the record says why", () -> {
                        assertThat(stage.atVenue("AAA")).isEqualTo(held);
                        assertThat(stage.atVenue("BBB")).isZero();
                        assertThat(codes(stage, "AAA")).contains("WORD_EXPIRED");
                        assertThat(codes(stage, "BBB")).contains("WORD_EXPIRED");
                        assertThat(stage.decisions("AAA").getLast().causedBy()).isEqualTo("operator ann: a part");
                    });
                    told.when(
                            "the close of all of it is heard too late",
                            () -> stage.late("AAA", new Order.Close("ann", "enough")));
                    told.then(
                            "it is closed: no close in full comes too late",
                            () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                });
    }

    private static void expired(Operated answer) {
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.refusal())
                .hasValueSatisfying(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.WORD_EXPIRED));
    }

    private static Scenario numbersSetAside() {
        return Scenario.with(
                "numbers that do not fit the configuration hold every open back, and no exit", 2, (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when(
                            "operators' numbers are set aside",
                            () -> stage.ladder()
                                    .doubts()
                                    .raise(Reason.because(ReasonCode.NUMBERS_SET_ASIDE, 1, 0), stage.nowMs()));
                    told.then("nothing is opened", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        refused(stage, "BBB", Layer.POSITION_STATE_BRAIN, ReasonCode.NUMBERS_SET_ASIDE);
                    });
                    told.when("an operator closes", () -> stage.close("AAA"));
                    told.then("the exit went out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                });
    }

    private static Scenario recordInDoubt() {
        return Scenario.with(
                "a full disk and a journal that is away hold every open back until both are over", 2, (stage, told) -> {
                    told.given("a position", () -> stage.holding("AAA", Side.LONG, 1_000));
                    told.when("the disk runs full", () -> stage.diskHas(1));
                    told.then("everything is restricted, and nothing is opened", () -> {
                        assertThat(stage.permission("BBB")).isEqualTo(Permission.REDUCE_ONLY);
                        stage.open("BBB", Side.LONG, 1_000);
                        refused(stage, "BBB", Layer.POSITION_STATE_BRAIN, ReasonCode.DISK_LOW);
                    });
                    told.when("the database goes away, and there is room again", () -> {
                        stage.ladder().doubts().raise(Reason.because(ReasonCode.JOURNAL_AWAY), stage.nowMs());
                        stage.diskHas(1_000);
                    });
                    told.then("what is left of it still holds", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        refused(stage, "BBB", Layer.POSITION_STATE_BRAIN, ReasonCode.JOURNAL_AWAY);
                        assertThat(stage.why("BBB")).doesNotContain(ReasonCode.DISK_LOW);
                        assertThat(stage.line().opening()).hasSize(1);
                    });
                    told.when("an operator closes", () -> stage.close("AAA"));
                    told.then("the exit went out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                    told.when(
                            "the database is back",
                            () -> stage.ladder().doubts().settle(ReasonCode.JOURNAL_AWAY));
                    told.then("it trades again", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        assertThat(stage.line().opening()).hasSize(2);
                    });
                });
    }

    private static Scenario leaseExpired() {
        return Scenario.with(
                "a ladder that nobody renews expires after its lease: opens stay, exits go",
                Map.of(
                        "market.speed", "x60000",
                        "kill-switch.ladder-lease", "500 ms",
                        "kill-switch.withdraw-after", "2 s"),
                2,
                (stage, told) -> {
                    told.given("a position", () -> {
                        stage.until(
                                "the ladder is renewed",
                                () -> stage.ladder().lease().holds());
                        stage.holding("AAA", Side.LONG, 1_000);
                    });
                    told.when("the kill switch is gone for longer than the lease", () -> {
                        stage.stopsKillSwitch();
                        stage.until(
                                "the lease has expired",
                                () -> !stage.ladder().lease().holds());
                        stage.open("BBB", Side.LONG, 1_000);
                    });
                    told.then("what was decided did not leave", () -> {
                        assertThat(stage.line().opening()).hasSize(1);
                        assertThat(stage.atVenue("BBB")).isZero();
                        assertThat(stage.events(OrderHeldBack.class)
                                        .getLast()
                                        .reasons()
                                        .getFirst()
                                        .code())
                                .isEqualTo("LADDER_LEASE_EXPIRED");
                    });
                    told.when(
                            "it lasts",
                            () -> stage.until(
                                    "everything is restricted",
                                    () -> stage.permission("BBB") == Permission.REDUCE_ONLY));
                    told.then("opens are refused before they are decided, an alarm is raised", () -> {
                        stage.open("BBB", Side.LONG, 1_000);
                        refused(stage, "BBB", Layer.POSITION_STATE_BRAIN, ReasonCode.LADDER_LEASE_EXPIRED);
                        stage.until(
                                "somebody is told",
                                () -> stage.alarms().stream()
                                        .anyMatch(alarm -> alarm.kind() == SafetyAlarm.Kind.LADDER_SILENT));
                    });
                    told.when("an operator closes", () -> stage.close("AAA"));
                    told.then("the exit went out", () -> closedBy(stage, "AAA", ReasonCode.OPERATOR_CLOSE));
                });
    }
}
