package io.quantumtrader.app.fund.desk;

import io.quantumtrader.actors.symbol.SymbolView;
import io.quantumtrader.app.config.FundSettings;
import io.quantumtrader.app.fund.cast.FundActors;
import io.quantumtrader.app.fund.figures.Picture;
import io.quantumtrader.app.fund.view.AtVenue;
import io.quantumtrader.app.fund.view.LadderViews;
import io.quantumtrader.app.fund.view.Moment;
import io.quantumtrader.app.fund.view.PositionViews;
import io.quantumtrader.app.fund.view.StatusViews;
import io.quantumtrader.app.fund.view.Surroundings;
import io.quantumtrader.http.Answer;
import io.quantumtrader.http.view.EventView;
import io.quantumtrader.http.view.PositionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The fund seen as a whole, together with what the venue holds against it; and its positions as they are shown. */
final class Pictures {

    private static final Duration YOUNG = Duration.ofSeconds(1);

    private final FundActors fund;
    private final FundSettings settings;
    private final StatusViews status;
    private final LadderViews ladder;
    private final PositionViews positions;
    private final Voices voices;
    private final VenueSight sight;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Picture last;

    Pictures(FundApi.Parts parts, Voices voices) {
        this.fund = parts.fund();
        this.settings = parts.settings();
        this.status = parts.status();
        this.ladder = parts.ladder();
        this.positions = parts.positions();
        this.voices = voices;
        this.sight = new VenueSight(fund.venue());
    }

    CompletionStage<Picture> taken() {
        return voices.now()
                .thenCompose(now -> sight.of(holding(now.symbols())).thenApply(held -> {
                    var picture = new Picture(now, held, System.nanoTime());
                    last = picture;
                    return picture;
                }));
    }

    /** The last picture while it is young: somebody who watches has it taken anyway. */
    CompletionStage<Picture> ofLate() {
        var seen = last;
        return seen != null && System.nanoTime() - seen.takenNanos() < YOUNG.toNanos()
                ? CompletableFuture.completedStage(seen)
                : taken();
    }

    /** Open positions, in symbol order. */
    CompletionStage<List<PositionView>> positions() {
        return voices.symbols()
                .thenCompose(symbols -> sight.of(holding(symbols.views()))
                        .thenCombine(
                                surroundings(),
                                (held, around) -> symbols.views().stream()
                                        .filter(view -> view.position().isPresent())
                                        .map(view -> shown(view, symbols.silent(), held, around))
                                        .toList()));
    }

    /** One symbol that the fund trades, open or flat. */
    CompletionStage<Answer<PositionView>> position(String symbol) {
        return voices.heard(symbol)
                .thenCompose(heard -> sight.of(holding(List.of(heard.said())))
                        .thenCombine(
                                surroundings(),
                                (held, around) -> new Answer.Done<>(
                                        shown(heard.said(), heard.old() ? Set.of(symbol) : Set.of(), held, around))));
    }

    /** Status, ladder, every open position, and once more each that has gone flat. */
    CompletionStage<List<EventView>> events() {
        return taken().thenApply(picture -> events(picture.now(), picture.held()));
    }

    private List<EventView> events(Moment now, Map<String, AtVenue> held) {
        var events = new ArrayList<EventView>();
        events.add(new EventView.Status(status.of(now)));
        events.add(new EventView.Ladder(ladder.of(now, fund.ladder().recovering())));
        var around = around(now);
        for (var view : now.symbols()) {
            boolean open = view.position().isPresent();
            boolean before = open ? !shown.add(view.symbol()) : shown.remove(view.symbol());
            if (open || before) events.add(new EventView.Position(shown(view, now.silentSymbols(), held, around)));
        }
        return events;
    }

    private static List<String> holding(List<SymbolView> symbols) {
        return symbols.stream()
                .filter(view -> view.position().isPresent())
                .map(SymbolView::symbol)
                .toList();
    }

    private PositionView shown(SymbolView view, Set<String> silent, Map<String, AtVenue> held, Surroundings around) {
        return positions.of(
                view,
                fund.ladder().state(),
                around,
                held.getOrDefault(view.symbol(), AtVenue.UNKNOWN),
                silent.contains(view.symbol()));
    }

    /** What a symbol knows by itself is told even if somebody above it does not answer. */
    private CompletionStage<Surroundings> surroundings() {
        return voices.now().thenApply(this::around).exceptionally(silent -> Surroundings.UNKNOWN);
    }

    /** Old words about the book would pass for new ones. */
    private Surroundings around(Moment now) {
        return now.silent().isEmpty() ? Surroundings.of(now, settings) : Surroundings.UNKNOWN;
    }
}
