package io.quantumtrader.http;

import io.quantumtrader.http.door.Operators;
import io.quantumtrader.http.server.ApiServer;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Serves the page over a made-up fund: {@code Demo [port] [bars before start] [milliseconds per bar]}. */
public final class Demo {

    static final String TOKEN = "demo-token-demo-token";

    private Demo() {}

    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
        int warmUp = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int millis = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        var fund = new DemoFund();
        var system = ActorSystem.create(Behaviors.empty(), "demo");
        var server = ApiServer.start(system, fund, Operators.one("demo", TOKEN), TestSettings.onPort(port))
                .toCompletableFuture()
                .join();
        System.out.println(server.url() + "/#token=" + TOKEN);
        system.scheduler()
                .scheduleAtFixedRate(
                        Duration.ofMillis(300),
                        Duration.ofMillis(25),
                        new WarmUp(fund, warmUp),
                        system.executionContext());
        system.scheduler()
                .scheduleAtFixedRate(
                        Duration.ofMillis(millis), Duration.ofMillis(millis), fund::step, system.executionContext());
    }

    private static final class WarmUp implements Runnable {
        private final DemoFund fund;
        private int left;

        WarmUp(DemoFund fund, int left) {
            this.fund = fund;
            this.left = left;
        }

        @Override
        public void run() {
            if (left-- > 0) fund.step();
        }
    }
}
