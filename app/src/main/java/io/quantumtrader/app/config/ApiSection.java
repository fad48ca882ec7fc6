package io.quantumtrader.app.config;

import io.quantumtrader.http.server.ApiSettings;
import io.quantumtrader.http.stream.StreamSettings;

/** The section {@code http} as the settings of the API. */
public final class ApiSection {

    private ApiSection() {}

    /** Address, bounds and time limits of the API. */
    public static ApiSettings settings(Section http) {
        return new ApiSettings(
                http.text("host"),
                http.whole("port"),
                http.texts("allowed-hosts"),
                http.whole("largest-body"),
                http.whole("reads-at-once"),
                http.duration("read-timeout"),
                http.duration("write-timeout"),
                http.whole("wrong-tokens"),
                http.whole("openings"),
                stream(http.section("stream")));
    }

    private static StreamSettings stream(Section stream) {
        return new StreamSettings(
                stream.whole("watchers"),
                stream.whole("ring"),
                stream.whole("buffer"),
                stream.whole("inbox"),
                stream.duration("snapshot-every"),
                stream.duration("heartbeat"));
    }
}
