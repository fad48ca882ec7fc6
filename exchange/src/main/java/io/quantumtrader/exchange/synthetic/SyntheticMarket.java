package io.quantumtrader.exchange.synthetic;

import io.quantumtrader.actors.market.Tick;
import io.quantumtrader.actors.venue.DrivenVenue.Slice;
import io.quantumtrader.exchange.PricedMarket;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The scripted market. It never ends: behind its last act the script goes on with other random numbers. */
public final class SyntheticMarket implements PricedMarket {

    private static final long MINUTE_MS = 60_000;
    private static final long FUNDING_MS = 8 * 3_600_000L;

    private final long seed;
    private final Script script;
    private final List<Script.Listed> chosen;
    private final Draws market;
    private List<SymbolPath> paths = List.of();
    private long number;
    private int act;
    private int bar;

    SyntheticMarket(long seed, Script script, List<Script.Listed> chosen) {
        this.seed = seed;
        this.script = script;
        this.chosen = List.copyOf(chosen);
        this.market = new Draws(seed, "market");
        begin();
    }

    /**
     * Opens the market; a refusal names the symbols that there are.
     *
     * @param symbols what to play; empty plays all. Leaving some out does not change the prices of the others.
     * @param intervalMs length of a bar; only one minute is made
     */
    public static Checked<SyntheticMarket> open(long seed, Set<String> symbols, OptionalLong intervalMs) {
        var script = Script.shipped();
        var names = script.symbols().stream().map(Script.Listed::name).toList();
        var checks = new Checks();
        for (var symbol : symbols) checks.require(names.contains(symbol), "symbols", symbol, "one of " + names);
        long interval = intervalMs.orElse(MINUTE_MS);
        checks.require(interval == MINUTE_MS, "market.interval", interval + " ms", "1 minute in a synthetic market");
        return checks.then(() -> new SyntheticMarket(
                seed,
                script,
                script.symbols().stream()
                        .filter(listed -> symbols.isEmpty() || symbols.contains(listed.name()))
                        .toList()));
    }

    /**
     * A calm market of any size, for drills: a short history, then nothing happens but time.
     *
     * @param symbols how many, 1 to 10 000
     */
    public static SyntheticMarket crowd(long seed, int symbols) {
        var script = Crowd.of(symbols);
        return new SyntheticMarket(seed, script, script.symbols());
    }

    /** A market of any size whose prices wander, for benchmarks. */
    public static SyntheticMarket restlessCrowd(long seed, int symbols) {
        var script = Crowd.restless(symbols);
        return new SyntheticMarket(seed, script, script.symbols());
    }

    @Override
    public String name() {
        return "synthetic:" + seed;
    }

    @Override
    public boolean synthetic() {
        return true;
    }

    @Override
    public List<String> symbols() {
        return chosen.stream().map(Script.Listed::name).toList();
    }

    @Override
    public double referencePrice(String symbol) {
        return chosen.stream()
                .filter(listed -> listed.name().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the script has no " + symbol))
                .price();
    }

    @Override
    public long intervalMs() {
        return MINUTE_MS;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public long warmUpTicks() {
        return script.historyBars();
    }

    /** The name of the act that the last tick belongs to. */
    public String act() {
        return script.acts().get(act).name();
    }

    @Override
    public Optional<Tick> next() {
        if (number > 0) turn();
        number++;
        long openMs = script.startMs() + (number - 1) * MINUTE_MS;
        long closeMs = openMs + MINUTE_MS;
        boolean funded = closeMs % FUNDING_MS == 0;
        double common = market.normal(number);
        var now = script.acts().get(act);
        List<Slice> slices = new ArrayList<>(paths.size());
        for (var path : paths) slices.add(path.next(number, openMs, now.of(path.group()), bar == 0, common, funded));
        return Optional.of(new Tick(number, closeMs, slices));
    }

    @Override
    public void seek(long lastPlayed) {
        begin();
        while (number < lastPlayed) next();
    }

    private void begin() {
        paths = chosen.stream().map(listed -> new SymbolPath(listed, seed)).toList();
        number = 0;
        act = 0;
        bar = 0;
    }

    private void turn() {
        bar++;
        if (bar < script.acts().get(act).bars()) return;
        bar = 0;
        act = act + 1 < script.acts().size() ? act + 1 : 1;
    }

    @Override
    public void close() {
        paths = List.of();
    }
}
