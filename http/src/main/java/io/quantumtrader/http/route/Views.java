package io.quantumtrader.http.route;

import io.quantumtrader.http.Fund;
import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.view.RecordView;
import io.quantumtrader.kernel.check.Checked;
import io.quantumtrader.kernel.check.Violation;
import io.quantumtrader.persistence.projection.CsvText;
import io.quantumtrader.persistence.projection.ViewPage;
import io.quantumtrader.persistence.projection.ViewParameters;
import io.quantumtrader.persistence.projection.ViewRequest;
import io.quantumtrader.persistence.projection.ViewRequest.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Questions to the views of the record, as JSON or as CSV; a long CSV is read page by page as the caller takes it. */
final class Views {

    private static final ContentType CSV = ContentTypes.TEXT_CSV_UTF8;
    private static final Set<String> FORMATS = Set.of("json", "csv");
    private static final int PAGE = 1_000;

    private final Fund fund;
    private final Reads reads;

    Views(Fund fund, Reads reads) {
        this.fund = fund;
        this.reads = reads;
    }

    List<RecordView.Description> list() {
        return RecordView.descriptions();
    }

    CompletionStage<HttpResponse> answer(Call call) {
        String name = call.segment("view");
        var given = new HashMap<>(call.request().getUri().query().toMap());
        String format = Optional.ofNullable(given.remove("format")).orElseGet(() -> accepted(call));
        return ViewParameters.read(name, given)
                .map(read -> answer(call, name, read, format, given))
                .orElseGet(() -> done(Problem.of(ProblemKind.NOT_FOUND, "no view " + name)));
    }

    private static String accepted(Call call) {
        return call.header("accept").filter(types -> types.contains("text/csv")).isPresent() ? "csv" : "json";
    }

    private CompletionStage<HttpResponse> answer(
            Call call, String name, Checked<ViewRequest> read, String format, Map<String, String> given) {
        var wrong = new ArrayList<Violation>();
        call.request().getUri().query().toMultiMap().forEach((parameter, texts) -> {
            if (texts.size() > 1) wrong.add(new Violation(parameter, String.join(", ", texts), "given once"));
        });
        if (!FORMATS.contains(format)) wrong.add(new Violation("format", format, "json or csv"));
        if (read instanceof Checked.Refused<ViewRequest>(var violations)) wrong.addAll(violations);
        if (!wrong.isEmpty()) return done(Problem.invalid(wrong));
        var request = read.orThrow();
        if (format.equals("json"))
            return reads.read(() -> fund.view(request), page -> Replies.ok(RecordView.of(name, page)));
        boolean whole = request instanceof Listing && !given.containsKey("limit");
        var first = whole ? wide((Listing) request) : request;
        return reads.read(() -> fund.view(first), page -> csv(first, page, whole));
    }

    private static Listing wide(Listing listing) {
        return new Listing(listing.view(), listing.filter(), listing.after(), PAGE);
    }

    private HttpResponse csv(ViewRequest request, ViewPage first, boolean whole) {
        var begin = Source.single(ByteString.fromString(CsvText.head(first.columns()) + lines(first)));
        var rest = whole && request instanceof Listing listing ? rest(listing, first) : Source.<ByteString>empty();
        return HttpResponse.create().withEntity(HttpEntities.createChunked(CSV, begin.concat(rest)));
    }

    private Source<ByteString, NotUsed> rest(Listing listing, ViewPage first) {
        return Source.unfoldAsync(
                first.next(),
                next -> next.<CompletionStage<Optional<Pair<Optional<Long>, ByteString>>>>map(place -> fund.view(
                                        listing.after(place))
                                .thenApply(page ->
                                        Optional.of(Pair.create(page.next(), ByteString.fromString(lines(page))))))
                        .orElseGet(() -> CompletableFuture.completedStage(Optional.empty())));
    }

    private static String lines(ViewPage page) {
        var text = new StringBuilder();
        for (List<@Nullable Object> row : page.rows()) text.append(CsvText.line(row));
        return text.toString();
    }

    private static CompletionStage<HttpResponse> done(Problem problem) {
        return CompletableFuture.completedStage(Replies.problem(problem));
    }
}
