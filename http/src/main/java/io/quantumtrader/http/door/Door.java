package io.quantumtrader.http.door;

import io.quantumtrader.http.problem.Problem;
import io.quantumtrader.http.problem.ProblemKind;
import io.quantumtrader.http.tls.Transport;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/** Looks at the head of a request before anything else does. */
public final class Door {

    /** What proxies say of whom they ask for; no client on this machine has a reason to send one of them. */
    private static final List<String> OF_PROXIES = List.of(
            "forwarded",
            "forwarded-for",
            "via",
            "x-forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-server",
            "x-real-ip",
            "x-client-ip",
            "cf-connecting-ip",
            "true-client-ip");

    private final HostNames names;
    private final Operators operators;
    private final Pace wrongTokens;
    private final Transport transport;

    /** @param wrongTokens by address */
    public Door(HostNames names, Operators operators, Pace wrongTokens, Transport transport) {
        this.names = names;
        this.transport = transport;
        this.operators = operators;
        this.wrongTokens = wrongTokens;
    }

    /** Whether the request is meant for this server; asked of every request. */
    public Optional<Problem> refusesHost(HttpRequest request) {
        String host = header(request, "host").orElse("");
        if (names.allows(host)) return Optional.empty();
        return Optional.of(Problem.of(ProblemKind.HOST_NOT_ALLOWED, "Host was '" + host + "'"));
    }

    /** Whether it comes from a page of another site; asked of everything but the page itself. */
    public Optional<Problem> refusesOrigin(HttpRequest request) {
        String origin = header(request, "origin").orElse("");
        String site = header(request, "sec-fetch-site").orElse("none");
        boolean own = origin.isEmpty() || names.allowsOrigin(origin);
        if (own && (site.equals("none") || site.equals("same-origin"))) return Optional.empty();
        return Optional.of(Problem.of(
                ProblemKind.ORIGIN_NOT_ALLOWED, "Origin was '" + origin + "', Sec-Fetch-Site '" + site + "'"));
    }

    /** Whether a read may go without a token: asked by a loopback name, from this machine, through no proxy that is known of. */
    public boolean isLocal(HttpRequest request) {
        boolean proxied = transport instanceof Transport.Elsewhere
                || OF_PROXIES.stream().anyMatch(name -> header(request, name).isPresent());
        boolean here = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::isLoopbackAddress)
                .orElse(false);
        return here && !proxied && names.isLoopback(header(request, "host").orElse(""));
    }

    /** Whether a browser should come by TLS alone from now on. Not by a loopback name, under which it knows other servers, too. */
    public boolean staysEncrypted(HttpRequest request) {
        return !(transport instanceof Transport.Open)
                && !names.isLoopback(header(request, "host").orElse(""));
    }

    /** Whether it carries a token, right or wrong, or something in its place. */
    public boolean showsItself(HttpRequest request) {
        return header(request, "authorization").isPresent() || BearerToken.isOffered(request);
    }

    /** The person whose token the request carries. */
    public Pass pass(HttpRequest request) {
        Optional<String> token = BearerToken.of(request);
        if (token.isEmpty())
            return new Pass.Refused(Problem.of(ProblemKind.TOKEN_MISSING, "no bearer token in the request"));
        return operators
                .who(token.get())
                .<Pass>map(person -> new Pass.Known(person, () -> stands(token.get(), person)))
                .orElseGet(() -> new Pass.Refused(wrongToken(request)));
    }

    private boolean stands(String token, Person person) {
        return operators.who(token).filter(person::equals).isPresent();
    }

    /** Only wrong tokens are counted: nobody can lock an operator out by guessing from the same address. */
    private Problem wrongToken(HttpRequest request) {
        return wrongTokens.allows(address(request))
                ? Problem.of(ProblemKind.TOKEN_WRONG, "nobody has this token, or not any more")
                : Problem.of(ProblemKind.TOO_MANY, "too many wrong tokens from this address within a minute");
    }

    /** Where a request comes from; the last proxy's where there is one. */
    public static String address(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    /** What the door says to a token. */
    public sealed interface Pass {
        /**
         * A known token.
         *
         * @param person whose it is
         * @param still whether it is theirs at the time this is asked; does not block
         */
        record Known(Person person, BooleanSupplier still) implements Pass {}

        /** No or a wrong token. */
        record Refused(Problem problem) implements Pass {}
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }
}
