package io.quantumtrader.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.quantumtrader.http.metric.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and boards ask only for figures that there are, every alert has its runbook and its tests. */
class AlertRulesTest {

    private static final Path FOLDER = Tree.FOLDER.resolve("monitoring");
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern FIGURE = Pattern.compile("\\b(?:qt|jvm|process)_[a-z0-9_]+");
    private static final List<String> NO_FIGURES = List.of("up", "vector", "ALERTS");

    @Test
    void everyFigureOfRulesAndBoardsIsTold() throws IOException {
        var asked = new TreeSet<String>();
        for (var rule : rules()) asked.addAll(figures(rule.at("expr").text()));
        for (var expression : expressionsOfBoards()) asked.addAll(figures(expression));

        assertThat(asked).hasSizeGreaterThan(50).isSubsetOf(told());
    }

    @Test
    void everyAlertSaysHowBadItIs_whatItMeans_andWhereToLook() throws IOException {
        for (var rule : rules()) {
            String name = rule.at("alert").text();
            assertThat(rule.at("labels", "severity").text()).as(name).isIn("critical", "warning", "info");
            assertThat(rule.at("annotations", "summary").text()).as(name).isNotBlank();
            assertThat(rule.at("annotations", "description").text()).as(name).isNotBlank();
            var link = rule.at("annotations", "runbook_url").text().split("#");
            var page = REPOSITORY.resolve(link[0]);
            assertThat(page).as(name).isRegularFile();
            if (link.length > 1) assertThat(anchors(page)).as(name).contains(link[1]);
        }
        assertThat(rules().stream().map(rule -> rule.at("alert").text())).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertIsTestedToFireAndToBeSilent() throws IOException {
        var tested = new TreeSet<String>();
        for (var file : files("tests"))
            Tree.documents("monitoring/tests/" + file).getFirst().at("tests").all().stream()
                    .map(test -> test.at("name").text())
                    .forEach(tested::add);

        for (var rule : rules()) {
            String name = rule.at("alert").text();
            assertThat(tested).contains(name + " fires", name + " is silent");
        }
    }

    /** Runs where promtool is installed, as by Debian's package prometheus. */
    @Test
    void promtoolFindsThemRight() throws IOException, InterruptedException {
        assumeTrue(installed(), "promtool is not installed: the rules' own tests are not run");

        assertThat(run("test", "rules", files("tests"))).contains("SUCCESS").doesNotContain("FAILED");
        assertThat(run("check", "config", List.of("../prometheus.yml"))).contains("is valid prometheus config");
        assertThat(run("check", "rules", List.of(rulesOfBoards().toString())))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    private static boolean installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    private static String run(String what, String which, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("promtool", what, which));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(FOLDER.resolve("tests").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Each expression of a board as a recording rule, because promtool reads rules. */
    private static Path rulesOfBoards() throws IOException {
        var text = new StringBuilder("groups:\n- name: boards\n  rules:\n");
        int number = 0;
        for (var expression : expressionsOfBoards())
            text.append("  - {record: \"board:")
                    .append(number++)
                    .append("\", expr: '")
                    .append(expression.replace("'", "''"))
                    .append("'}\n");
        var file = Files.createTempFile("boards", ".yml");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text);
    }

    private static List<Tree> rules() throws IOException {
        var rules = new ArrayList<Tree>();
        for (var file : files("rules"))
            for (var group : Tree.documents("monitoring/rules/" + file)
                    .getFirst()
                    .at("groups")
                    .all()) rules.addAll(group.at("rules").all());
        assertThat(rules).hasSizeGreaterThan(15);
        return rules;
    }

    private static List<String> expressionsOfBoards() throws IOException {
        var expressions = new ArrayList<String>();
        for (var file : files("grafana/boards")) {
            JsonNode board = new ObjectMapper()
                    .readTree(FOLDER.resolve("grafana/boards").resolve(file).toFile());
            for (var panel : board.path("panels"))
                for (var target : panel.path("targets"))
                    expressions.add(target.path("expr").textValue());
        }
        return expressions;
    }

    private static List<String> files(String folder) throws IOException {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Set<String> figures(String expression) {
        return FIGURE.matcher(expression)
                .results()
                .map(found -> found.group())
                .filter(name -> !NO_FIGURES.contains(name))
                .collect(Collectors.toSet());
    }

    private static Set<String> told() {
        var told = Arrays.stream(Figure.values())
                .flatMap(figure -> namesOf(figure).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var machine = new PrometheusRegistry();
        JvmMetrics.builder().register(machine);
        machine.scrape().forEach(metric -> {
            String name = metric.getMetadata().getPrometheusName();
            told.addAll(List.of(name, name + "_total", name + "_sum", name + "_count", name + "_info"));
        });
        return told;
    }

    private static List<String> namesOf(Figure figure) {
        return figure.kind() == Figure.Kind.HISTOGRAM
                ? List.of(figure.text() + "_bucket", figure.text() + "_sum", figure.text() + "_count")
                : List.of(figure.text());
    }

    /** As a page of Markdown is linked into. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
