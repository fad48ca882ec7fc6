package io.quantumtrader.http.page;

import com.microsoft.playwright.Page;
import io.quantumtrader.http.DemoFund;
import io.quantumtrader.http.TestSettings;
import io.quantumtrader.http.chromium.Tab;
import io.quantumtrader.http.server.ApiServer;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A server over the made-up fund, which can go away and come back where it was. */
final class Room implements AutoCloseable {

    /** One for all tests: it takes longer to start than a server; it ends with the process. */
    private static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "page-test");

    private final DemoFund fund;
    private final List<String> alsoKnownAs;
    private ApiServer server;

    Room(DemoFund fund) {
        this(fund, List.of());
    }

    /** Answers under these values of the Host header, too. */
    Room(DemoFund fund, List<String> alsoKnownAs) {
        this.fund = fund;
        this.alsoKnownAs = alsoKnownAs;
        server = started(0);
    }

    private ApiServer started(int port) {
        return ApiServer.start(SYSTEM, fund, Staff.atTheDoor(), TestSettings.known(port, alsoKnownAs))
                .toCompletableFuture()
                .join();
    }

    DemoFund fund() {
        return fund;
    }

    int port() {
        return server.address().getPort();
    }

    String url() {
        return server.url();
    }

    /** Opens a view as whoever followed the address that {@code ./qt up} prints. */
    Page enter(Tab tab, Staff person, View view) {
        tab.page().navigate(url() + "/#token=" + person.token());
        tab.page().navigate(url() + "/#/" + view.path());
        view.seenOn(tab.page());
        return tab.page();
    }

    /** The server is gone; the fund is not. */
    void leave() {
        server.stop().toCompletableFuture().join();
    }

    /** A new server over the same fund, at the same port. */
    void comeBack() {
        server = started(port());
    }

    @Override
    public void close() {
        leave();
    }
}
