package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.postgres.JournalSchema;
import io.quantumtrader.persistence.postgres.PostgresServer;
import io.quantumtrader.persistence.postgres.ServerSettings;
import java.nio.file.Path;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The main class of a child JVM that starts a server, writes until it is killed, and prints what was acknowledged. */
final class WritingProcess {

    private static final int WRITERS = 8;

    private WritingProcess() {}

    public static void main(String[] arguments) {
        var server = PostgresServer.start(ServerSettings.in(Path.of(arguments[0]), Path.of(arguments[1])));
        JournalSchema.prepare(server.database());
        ActorSystem.create(root(), "writing", CountingWriter.config(server.database()));
    }

    private static Behavior<Void> root() {
        return Behaviors.setup(context -> {
            for (int i = 0; i < WRITERS; i++) {
                var writer = context.spawn(new CountingWriter("writer|" + i), "writer-" + i);
                context.spawn(asking(i, writer), "asking-" + i);
            }
            return Behaviors.empty();
        });
    }

    private static Behavior<Long> asking(int index, ActorRef<CountingWriter.Ask> writer) {
        return Behaviors.setup(context -> {
            writer.tell(new CountingWriter.Next(context.getSelf()));
            return Behaviors.receiveMessage(stored -> {
                System.out.println("stored " + index + " " + stored);
                System.out.flush();
                writer.tell(new CountingWriter.Next(context.getSelf()));
                return Behaviors.same();
            });
        });
    }
}
