package io.quantumtrader.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantumtrader.http.door.Person;
import io.quantumtrader.http.json.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * A request that was let in.
 *
 * @param path values of the segments in braces
 * @param person who asks; nobody for a read without a token
 * @param still whether their token is theirs at the time this is asked; does not block
 * @param body the JSON object of a write, empty for reads
 */
public record Call(
        HttpRequest request, Map<String, String> path, Person person, BooleanSupplier still, ObjectNode body) {

    /** As it is recorded with what was done. */
    String who() {
        return person.name();
    }

    String segment(String name) {
        return path.getOrDefault(name, "");
    }

    Fields fields() {
        return new Fields(body);
    }

    String query(String name, String fallback) {
        return request.getUri().query().get(name).orElse(fallback);
    }

    Optional<String> header(String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
