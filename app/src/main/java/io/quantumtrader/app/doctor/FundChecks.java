package io.quantumtrader.app.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantumtrader.app.client.FundClient;
import io.quantumtrader.app.client.FundRefused;
import io.quantumtrader.app.config.Settings;
import io.quantumtrader.app.doctor.Finding.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a running fund says of itself: its checks of readiness one by one, what is without a stop, how old its ladder is. */
final class FundChecks {

    private static final Duration DATE_PRECISION = Duration.ofSeconds(1);

    /** What a check that failed means, what is expected and what to do; a check that is not here is a fault. */
    private record Meaning(Verdict verdict, String expected, String advice) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            Map.entry("ladder", new Meaning(Verdict.WARN, "read back", "wait; until then nothing is opened")),
            Map.entry("sends", new Meaning(Verdict.WARN, "no halt stands", "docs/runbooks/halt.md")),
            Map.entry(
                    "journal",
                    new Meaning(Verdict.FAIL, "every event reaches its database", "docs/runbooks/journal.md")),
            Map.entry(
                    "disk",
                    new Meaning(Verdict.FAIL, "more than journal.disk-low is free", "free some, or archive elsewhere")),
            Map.entry(
                    "market",
                    new Meaning(
                            Verdict.FAIL,
                            "a tick within three times its pace and 10 s",
                            "look at fund.log and at the venue; exits need prices: ./qt kill stops new risk")),
            Map.entry(
                    "protection",
                    new Meaning(
                            Verdict.FAIL,
                            "a confirmed stop under each position",
                            "./qt positions says which; the fund closes it after protection-grace")),
            Map.entry(
                    "lease",
                    new Meaning(
                            Verdict.FAIL,
                            "the ladder heard within ladder-lease",
                            "this node opens nothing; ./qt members says who is reachable")),
            Map.entry(
                    "majority",
                    new Meaning(
                            Verdict.FAIL,
                            "a majority of the nodes answers",
                            "look after network and nodes: docs/how-to/run-a-cluster.md")),
            Map.entry("member", new Meaning(Verdict.WARN, "up", "wait; ./qt members")),
            Map.entry("shards", new Meaning(Verdict.WARN, "registered", "wait; ./qt members")),
            Map.entry(
                    "numbers",
                    new Meaning(
                            Verdict.FAIL,
                            "numbers that operators set fit the configuration",
                            "./qt limits shows which are set aside; change them, or take them back: docs/how-to/change-limits.md")));

    private FundChecks() {}

    /** Everything about a fund that answers; it may refuse some of it, which is told. */
    static List<Finding> of(FundClient fund, Settings settings, InstantSource now) {
        var findings = new ArrayList<>(readiness(fund.checks("/health/ready")));
        findings.addAll(clock(fund, now));
        ask(findings, "protection", () -> protection(fund.get("/api/v1/positions")));
        ask(findings, "ladder lease", () -> lease(fund.get("/api/v1/cluster")));
        ask(findings, "feed", () -> feed(fund));
        ask(findings, "running with", () -> configuration(fund.get("/api/v1/configuration"), settings));
        return findings;
    }

    private static void ask(List<Finding> findings, String what, Supplier<List<Finding>> check) {
        try {
            findings.addAll(check.get());
        } catch (FundRefused refused) {
            findings.add(Finding.warn(
                    what,
                    "the fund does not tell: " + refused.getMessage(),
                    "an answer",
                    "name who asks: --as NAME or --token-file FILE"));
        }
    }

    static List<Finding> readiness(JsonNode health) {
        var findings = new ArrayList<Finding>();
        for (var check : health.path("checks")) {
            String name = check.path("name").asText();
            String seen = check.path("detail").asText();
            var meaning = MEANINGS.getOrDefault(name, new Meaning(Verdict.FAIL, "passed", "look at the page"));
            findings.add(
                    check.path("passed").asBoolean()
                            ? Finding.ok("fund " + name, seen)
                            : new Finding(
                                    meaning.verdict(), "fund " + name, seen, meaning.expected(), meaning.advice()));
        }
        return findings;
    }

    private static List<Finding> clock(FundClient fund, InstantSource now) {
        var before = now.instant();
        return fund
                .clock()
                .map(theirs -> Clocks.compared("fund", Clocks.between(before, now.instant()), theirs, DATE_PRECISION))
                .stream()
                .toList();
    }

    static List<Finding> protection(JsonNode positions) {
        var open = StreamSupport.stream(positions.spliterator(), false)
                .filter(position -> position.path("open").asBoolean())
                .toList();
        var bare = open.stream()
                .filter(position -> !position.path("protectedAtVenue").asBoolean())
                .map(position -> position.path("symbol").asText())
                .collect(Collectors.joining(" "));
        String expected = "a confirmed stop at the venue under each";
        if (bare.isEmpty())
            return List.of(
                    Finding.ok("protection", open.size() + " of " + open.size() + " positions covered", expected));
        return List.of(Finding.fail(
                "protection",
                "without a confirmed stop: " + bare + ", of " + open.size() + " positions",
                expected,
                "the fund closes them after protection-grace; docs/runbooks/layer-4-position-state-brain.md"));
    }

    static List<Finding> lease(JsonNode node) {
        if (!node.path("leaseMs").isNumber()) return List.of();
        double limit = node.path("leaseMs").asDouble();
        String expected = "at most " + (long) limit + " ms";
        if (!node.path("leaseAgeMs").isNumber())
            return List.of(Finding.fail(
                    "ladder lease",
                    "the ladder was never heard",
                    expected,
                    "nothing is opened until it is: ./qt members"));
        double age = node.path("leaseAgeMs").asDouble();
        String seen = "the ladder was heard " + (long) age + " ms ago";
        return List.of(
                age <= limit
                        ? Finding.ok("ladder lease", seen, expected)
                        : Finding.fail(
                                "ladder lease", seen, expected, "nothing is opened until it is heard: ./qt members"));
    }

    private static List<Finding> feed(FundClient fund) {
        var markets = fund.get("/api/v1/markets");
        if (!markets.path(0).has("symbol")) return List.of();
        var first = FundClient.encoded(markets.path(0).path("symbol").asText());
        return feed(
                markets,
                fund.get("/api/v1/markets/" + first + "?bars=1")
                        .path("intervalMs")
                        .asLong());
    }

    /** A bar that is late by another whole bar is missing. */
    static List<Finding> feed(JsonNode markets, long intervalMs) {
        var late = new ArrayList<String>();
        for (var market : markets)
            if (!market.path("ageMs").isNumber() || market.path("ageMs").asLong() > 2 * intervalMs)
                late.add(market.path("symbol").asText() + " "
                        + (market.path("ageMs").isNumber()
                                ? market.path("ageMs").asLong() + " ms"
                                : "never"));
        String expected = "each symbol's last bar within two bars, " + 2 * intervalMs + " ms";
        return List.of(
                late.isEmpty()
                        ? Finding.ok("feed", markets.size() + " symbols are fresh", expected)
                        : Finding.fail(
                                "feed",
                                "late: " + String.join(", ", late),
                                expected,
                                "nothing of these is opened, what is held is watched by its mark: look at the venue and fund.log"));
    }

    /** What was set for this start alone or by operators may differ; what came out of files may not. Compared as both are told, secrets masked. */
    static List<Finding> configuration(JsonNode running, Settings settings) {
        var here = settings.entries().stream()
                .map(Settings.Entry::told)
                .collect(Collectors.toMap(Settings.Entry::key, entry -> String.valueOf(entry.value())));
        var differing = new ArrayList<String>();
        for (var setting : running.path("settings")) {
            String key = setting.path("key").asText();
            String value = setting.path("value").isTextual()
                    ? setting.path("value").asText()
                    : setting.path("value").toString();
            String source = setting.path("source").asText();
            String own = here.get(key);
            boolean onPurpose = source.equals("command line") || source.startsWith("operators");
            if (own != null && !onPurpose && !same(own, value))
                differing.add(key + " is " + value + " there and " + own + " here");
        }
        String expected = "what the files say here";
        if (differing.isEmpty()) return List.of(Finding.ok("running with", "the settings of the files", expected));
        return List.of(Finding.warn(
                "running with",
                String.join("; ", differing.subList(0, Math.min(5, differing.size())))
                        + (differing.size() > 5 ? "; and " + (differing.size() - 5) + " more" : ""),
                expected,
                "start the fund again, or take the change back; all of it: ./qt config --running"));
    }

    /** Lists and numbers are written in more than one way. */
    private static boolean same(String here, String there) {
        return plain(here).equals(plain(there));
    }

    private static String plain(String value) {
        return value.replaceAll("[\"\\s]", "");
    }
}
