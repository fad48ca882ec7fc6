package io.quantumtrader.app.command;

import io.quantumtrader.app.client.OperatorTokens;
import io.quantumtrader.app.launch.RunningFund;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a fund or a node says with {@code --json} when it is up, in one line. It names the places of tokens and prints none.
 *
 * @param page address of the page, without a token
 * @param tokens where each operator's lies
 */
record UpLine(
        String page, String market, List<String> symbols, String data, Map<String, String> tokens, double seconds) {

    static final String OPTION = "Once it is up print one line of JSON: page, market, symbols, data, places of tokens.";

    UpLine {
        symbols = List.copyOf(symbols);
        tokens = Map.copyOf(tokens);
    }

    static UpLine of(RunningFund fund, Path folder, OperatorTokens operators, double seconds) {
        var tokens = new TreeMap<String, String>();
        operators.names().forEach(name -> tokens.put(name, operators.placeOf(name)));
        return new UpLine(fund.page().toString(), fund.market(), fund.symbols(), folder.toString(), tokens, seconds);
    }

    void print(PrintWriter out) {
        out.println(Json.line(this));
        out.flush();
    }
}
