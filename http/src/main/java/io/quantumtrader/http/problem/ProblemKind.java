package io.quantumtrader.http.problem;

import java.util.Locale;

/** Every kind of error the API can answer with. Stable on the wire: add at will, never rename. */
public enum ProblemKind {
    MALFORMED_REQUEST(400, "the request cannot be read"),
    MALFORMED_JSON(400, "the body is not a JSON object"),
    HOST_NOT_ALLOWED(403, "the Host header names an address this server does not answer for"),
    ORIGIN_NOT_ALLOWED(403, "the request comes from a page of another site"),
    TOKEN_MISSING(401, "this needs a token: Authorization: Bearer <token>"),
    TOKEN_WRONG(401, "the token is not known"),
    FORBIDDEN(403, "this operator may not do this"),
    NOT_FOUND(404, "not found"),
    METHOD_NOT_ALLOWED(405, "this address does not take this method"),
    REFUSED(409, "the ladder or the rules of release refused it"),
    BODY_TOO_LARGE(413, "the body is larger than any request needs"),
    CONTENT_TYPE_WRONG(415, "writes need Content-Type: application/json"),
    INVALID(422, "values of the request do not fit"),
    UPGRADE_REQUIRED(426, "this address speaks WebSocket alone"),
    TOO_MANY(429, "too many in a short time; whoever has a token may always tighten"),
    BUSY(503, "too many requests at once; kill switch and emergency stop are exempt"),
    RECORD_UNAVAILABLE(503, "the record's database cannot answer now"),
    TIMED_OUT(504, "no answer in time; whether it took effect is not known"),
    INTERNAL(500, "a fault of this server");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The type as a URI; it identifies, there is no page behind it. */
    public String type() {
        return "urn:quantum-trader:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
