package io.quantumtrader.http.chromium;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One tab under watch. A complaint is an error on the console (violations of the content security policy are such), an exception that
 * nobody caught, a request that failed and an answer of 400 or above; a stream that ends because its page goes away is none.
 */
public final class Tab {

    /** How long anything is waited for on a machine that is busy, in milliseconds. */
    static final double PATIENCE_MS = 20_000;

    /** Rules that the page is held to: WCAG 2.2 A and AA, and what axe holds for good practice. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Tab(Page page) {
        this.page = page;
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("exception: " + error));
        page.onRequestFailed(this::failed);
        page.onResponse(this::answered);
    }

    /** What a test does with the page. */
    public Page page() {
        return page;
    }

    /** Complaints in which this is found are part of what the test does: a refusal, a server that is gone. */
    public Tab expects(String pattern) {
        expected.add(Pattern.compile(pattern));
        return this;
    }

    /** Everything that was complained about and not expected. */
    public List<String> complaints() {
        Predicate<String> foreseen = complaint ->
                expected.stream().anyMatch(pattern -> pattern.matcher(complaint).find());
        return complaints.stream().filter(foreseen.negate()).toList();
    }

    /** Each violation of the rules of accessibility: rule, what it wants, and the elements. */
    public List<String> accessibilityViolations() {
        return violations(axe().withTags(RULES));
    }

    /** The same of the rules alone that look at colours, which are all that another colour scheme can break. */
    public List<String> contrastViolations() {
        return violations(axe().withRules(List.of("color-contrast", "link-in-text-block")));
    }

    private AxeBuilder axe() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + "\n    "
                        + String.join(
                                "\n    ",
                                rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList()))
                .toList();
    }

    /** By how many pixels the document is wider than the window; 0 if nothing has to be scrolled sideways. */
    public int overhang() {
        return (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void failed(Request request) {
        if ("net::ERR_ABORTED".equals(request.failure())) return;
        complaints.add("request: " + request.method() + " " + request.url() + " " + request.failure());
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            complaints.add("answer: " + response.request().method() + " " + response.url() + " " + response.status());
        }
    }
}
