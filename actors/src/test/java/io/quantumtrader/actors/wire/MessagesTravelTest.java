package io.quantumtrader.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.ConfigFactory;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serialization$;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every message arrives on another node as it was sent, whatever it holds. */
class MessagesTravelTest {

    private static final long SEED = 20_261_121L;
    private static final int CASES = 20;
    private static final ActorTestKit KIT = ActorTestKit.create(ConfigFactory.parseResources("messages.conf")
            .withFallback(ConfigFactory.load())
            .resolve());
    private static final Serialization SERIALIZATION =
            SerializationExtension.get(KIT.system().classicSystem());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void asTheyWereSent() {
        var anything = new Anything(new SplittableRandom(SEED), KIT);
        int cases = 0;
        for (var type : messages()) {
            for (int i = 0; i < CASES; i++, cases++) {
                var sent = anything.of(type);
                assertThat(travelled(sent)).as("%s, seed %d", sent, SEED).isEqualTo(sent);
            }
        }
        System.out.printf(
                "messages that travel: %d kinds, %d cases, 0 violations%n",
                messages().size(), cases);
        assertThat(messages()).hasSizeGreaterThan(60);
    }

    @Test
    void andWhateverIsAnsweredMayTravelToo() {
        for (var type : messages()) {
            for (var component : type.getRecordComponents()) {
                if (component.getType() == ActorRef.class)
                    assertThat(Message.class).as("%s", type).isAssignableFrom(answer(component));
            }
        }
    }

    private static Class<?> answer(RecordComponent replyTo) {
        var type = ((ParameterizedType) replyTo.getGenericType()).getActualTypeArguments()[0];
        return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
    }

    /** As a transport does it: addresses of actors are told with the node's own. */
    private static Object travelled(Object sent) {
        var serializer = SERIALIZATION.findSerializerFor(sent);
        assertThat(serializer.getClass().getSimpleName()).isEqualTo("JacksonCborSerializer");
        var system = (ExtendedActorSystem) KIT.system().classicSystem();
        var bytes = Serialization$.MODULE$.withTransportInformation(system, () -> serializer.toBinary(sent));
        return SERIALIZATION
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, sent))
                .get();
    }

    private static List<Class<?>> messages() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.quantumtrader.actors")
                        .stream()
                        .filter(type -> type.isAssignableTo(Message.class))
                        .<Class<?>>map(type -> type.reflect())
                        .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
    }
}
