package io.quantumtrader.http.server;

import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.persistence.postgres.PostgresUnavailable;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exceptions as problems. What is not foreseen is logged under a number that the caller is told. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Problem problem(HttpRequest request, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof TimeoutException) {
            return Problem.of(ProblemKind.TIMED_OUT, "the fund did not answer in time");
        }
        if (cause instanceof IllegalUriException malformed) {
            return Problem.of(ProblemKind.MALFORMED_REQUEST, String.valueOf(malformed.getMessage()));
        }
        if (cause instanceof PostgresUnavailable away) {
            log.warn("{} has no answer: {}", request.getUri().path(), away.getMessage());
            return Problem.of(ProblemKind.RECORD_UNAVAILABLE, "what it says is in the fund's log");
        }
        String incident = UUID.randomUUID().toString();
        log.error(
                "{} {} failed, incident {}",
                request.method().name(),
                request.getUri().path(),
                incident,
                cause);
        return Problem.of(ProblemKind.INTERNAL, "logged as incident " + incident);
    }

    static Problem ofBody(Throwable failure, int largestBody) {
        if (cause(failure) instanceof EntityStreamSizeException) return tooLarge(largestBody);
        return Problem.of(ProblemKind.MALFORMED_REQUEST, "the body did not arrive whole in time");
    }

    static Problem tooLarge(int largestBody) {
        return Problem.of(ProblemKind.BODY_TOO_LARGE, "at most " + largestBody + " bytes");
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
