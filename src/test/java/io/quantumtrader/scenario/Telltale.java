package io.quantumtrader.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantumtrader.app.explain.Explanations;
import io.quantumtrader.app.explain.Telling;
import io.quantumtrader.app.explain.Text;
import io.quantumtrader.app.fund.cast.Stage;
import io.quantumtrader.persistence.explain.Asked;
import io.quantumtrader.persistence.explain.Explained;
import io.quantumtrader.persistence.explain.Explainer;
import io.quantumtrader.persistence.explain.Lookup;
import io.quantumtrader.persistence.symbol.SymbolEvent.Decided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Asks what a fund on a stage has on record for the explanation of a decision. */
final class Telltale {

    private static final Path TEXTS = Path.of("..", "src", "test", "resources", "explanations");

    private final Explainer explainer;
    private final Stage stage;

    Telltale(Stage stage) {
        this.stage = stage;
        explainer = new Explainer(stage.record(), Stage.MAIN, Explanations::terms);
    }

    Lookup ask(String decision) {
        return explainer.explain(Asked.parse(decision).orElseThrow());
    }

    Explained explained(String decision) {
        return switch (ask(decision)) {
            case Lookup.Found(var explained) -> explained;
            case Lookup.Unknown unknown -> throw new AssertionError(unknown.text());
        };
    }

    /** The last decision like this. */
    Explained last(String symbol, Predicate<Decided> wanted) {
        var id = stage.decisions(symbol).reversed().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such decision: " + stage.decisions(symbol)))
                .decisionId();
        return explained(id);
    }

    static Predicate<Decided> because(String code) {
        return decided ->
                decided.reasons().stream().anyMatch(reason -> reason.code().equals(code));
    }

    static String text(Explained explained) {
        return Text.of(Telling.of(explained));
    }

    /**
     * Holds a text against the file of that name; {@code -Dexplanations=write} writes the file instead. The fingerprints of
     * settings and kernel are left out: they change with every default and with the kernel.
     */
    static void reads(Explained explained, String name) {
        var file = TEXTS.resolve(name + ".txt");
        try {
            String told = text(explained)
                    .replaceAll("version [0-9a-f]{12}", "version 000000000000")
                    .replaceAll("version [0-9a-f]{8}\\b", "version 00000000");
            if ("write".equals(System.getProperty("explanations"))) Files.writeString(file, told);
            assertThat(told).isEqualTo(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
