package io.quantumtrader.http.problem;

import io.quantumtrader.http.view.LayerVerdictView;
import io.quantumtrader.http.view.ReleaseResult;
import io.quantumtrader.kernel.check.Violation;
import java.util.List;

/**
 * One error as it is told to the caller.
 *
 * @param kind what kind
 * @param detail this case in words
 * @param violations what is wrong with the input, all of it
 * @param verdicts what each layer said, for refusals by the ladder
 * @param results what became of each latch, for refusals of a release
 */
public record Problem(
        ProblemKind kind,
        String detail,
        List<Violation> violations,
        List<LayerVerdictView> verdicts,
        List<ReleaseResult> results) {

    public Problem {
        violations = List.copyOf(violations);
        verdicts = List.copyOf(verdicts);
        results = List.copyOf(results);
    }

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, List.of(), List.of(), List.of());
    }

    public static Problem invalid(List<Violation> violations) {
        String detail = violations.size() == 1 ? "1 value does not fit" : violations.size() + " values do not fit";
        return new Problem(ProblemKind.INVALID, detail, violations, List.of(), List.of());
    }

    public static Problem refused(String why, List<LayerVerdictView> verdicts, List<ReleaseResult> results) {
        return new Problem(ProblemKind.REFUSED, why, List.of(), verdicts, results);
    }

    /** A refusal of the asker, with what the layer said. */
    public static Problem forbidden(String why, List<LayerVerdictView> verdicts, List<ReleaseResult> results) {
        return new Problem(ProblemKind.FORBIDDEN, why, List.of(), verdicts, results);
    }

    /** The shape on the wire. */
    public Wire wire() {
        return new Wire(
                kind.type(),
                kind.title(),
                kind.status(),
                detail,
                violations.stream()
                        .map(violation -> new WireViolation(violation.field(), violation.observed(), violation.bound()))
                        .toList(),
                verdicts,
                results);
    }

    /** As written; names by RFC 9457. */
    public record Wire(
            String type,
            String title,
            int status,
            String detail,
            List<WireViolation> violations,
            List<LayerVerdictView> verdicts,
            List<ReleaseResult> results) {}

    /** One violation as written. */
    public record WireViolation(String field, String observed, String expected) {}
}
