package io.quantumtrader.exchange.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quantumtrader.exchange.remote.Wire.Problems;
import io.quantumtrader.kernel.check.InvalidInput;
import io.quantumtrader.kernel.check.Violation;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be understood: which field, what was there, and what was expected. Nothing was done. */
final class BadRequest extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problems problems;

    private BadRequest(Problems problems) {
        super(problems.text());
        this.problems = problems;
    }

    BadRequest(String field, String value, String expected) {
        this(new Problems(List.of(new Violation(field, value, expected))));
    }

    Problems problems() {
        return problems;
    }

    /** What JSON did not become the request that was expected. */
    static BadRequest of(JsonProcessingException failure) {
        if (failure.getCause() instanceof InvalidInput invalid)
            return new BadRequest(new Problems(invalid.violations()));
        return switch (failure) {
            case InvalidFormatException format ->
                new BadRequest(place(format), String.valueOf(format.getValue()), kind(format.getTargetType()));
            case InvalidTypeIdException type ->
                new BadRequest(
                        place(type) + (place(type).isEmpty() ? "type" : ".type"),
                        String.valueOf(type.getTypeId()),
                        "a known type");
            case UnrecognizedPropertyException unknown ->
                new BadRequest(place(unknown), "given", "absent: there is no such field");
            case MismatchedInputException mismatch ->
                new BadRequest(place(mismatch), "missing or of another kind", kind(mismatch.getTargetType()));
            case JsonMappingException mapping -> new BadRequest(place(mapping), "unfit", mapping.getOriginalMessage());
            default -> new BadRequest("body", "no JSON", "JSON: " + failure.getOriginalMessage());
        };
    }

    private static String place(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static String kind(Class<?> type) {
        if (type == null) return "a value";
        if (type.isEnum())
            return "one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        return type.isPrimitive() || type == String.class ? "a " + type.getSimpleName() : "an object";
    }
}
