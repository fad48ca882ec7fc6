package io.quantumtrader.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is not usable; carries every problem, so that ten mistakes are corrected in one go. */
public final class ConfigurationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationRefused(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining("\n", count(problems.size()) + ":\n", "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String count(int problems) {
        return problems == 1 ? "the configuration has a problem" : "the configuration has " + problems + " problems";
    }
}
