package io.quantumtrader.actors.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.typesafe.config.ConfigFactory;
import io.quantumtrader.actors.symbol.SymbolCommand;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final CBORMapper CBOR = new CBORMapper();
    private static final ActorRef<Object> PROBE = KIT.<Object>createTestProbe().ref();
    private static final Serialization SERIALIZATION =
            SerializationExtension.get(KIT.system().classicSystem());

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void asTheyWereSent() {
        var anything = new Anything(new SplittableRandom(SEED), PROBE);
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

    /** {@code -Dmessages.golden=write} adds the kinds that are not there yet; what an earlier version sent is never rewritten. */
    @Test
    void asEarlierVersionsSentThem() throws IOException {
        var golden = Path.of("src/test/resources/messages/sent.txt");
        var lines = new TreeMap<String, String>();
        for (var line : Files.readAllLines(golden)) lines.put(line.substring(0, line.indexOf(' ')), line);
        if ("write".equals(System.getProperty("messages.golden"))) {
            var anything = new Anything(new SplittableRandom(SEED), PROBE);
            for (var type : messages()) {
                lines.computeIfAbsent(type.getName(), name -> {
                    var sent = anything.of(type);
                    return name + " " + HexFormat.of().formatHex(bytes(sent));
                });
            }
            Files.write(golden, lines.values());
        }

        assertThat(lines.keySet())
                .containsAll(messages().stream().map(Class::getName).toList());
        for (var line : lines.values()) {
            var parts = line.split(" ");
            byte[] sent = HexFormat.of().parseHex(parts[1]);
            var then = CBOR.readTree(sent);
            assertThat(without(CBOR.readTree(bytes(read(sent, parts[0]))), then))
                    .as(parts[0])
                    .isEqualTo(then);
        }
    }

    /** What has been added since then is empty in what was sent before. */
    private static JsonNode without(JsonNode now, JsonNode then) {
        var added = new TreeSet<String>();
        now.fieldNames().forEachRemaining(name -> {
            if (!then.has(name) && now.get(name).isNull()) added.add(name);
        });
        return now instanceof ObjectNode object ? object.remove(added) : now;
    }

    @Test
    void andWhatANewerVersionAddsIsLeftOut() throws IOException {
        var sent = new SymbolCommand.Done("BTCUSDT", true);
        var tree = (ObjectNode) CBOR.readTree(bytes(sent));

        var read = read(
                CBOR.writeValueAsBytes(tree.put("later", 7)), sent.getClass().getName());

        assertThat(read).isEqualTo(sent);
    }

    @Test
    void andWhatIsMissingIsRefused() throws IOException {
        var sent = new SymbolCommand.Done("BTCUSDT", true);
        var tree = (ObjectNode) CBOR.readTree(bytes(sent));
        tree.remove("restless");
        var without = CBOR.writeValueAsBytes(tree);

        assertThatThrownBy(() -> read(without, sent.getClass().getName())).hasMessageContaining("restless");
    }

    private static byte[] bytes(Object sent) {
        var serializer = SERIALIZATION.findSerializerFor(sent);
        assertThat(serializer.getClass().getSimpleName()).isEqualTo("JacksonCborSerializer");
        var system = (ExtendedActorSystem) KIT.system().classicSystem();
        return Serialization$.MODULE$.withTransportInformation(system, () -> serializer.toBinary(sent));
    }

    private static Object read(byte[] bytes, String manifest) {
        int cbor = SERIALIZATION
                .findSerializerFor(new SymbolCommand.Done("", false))
                .identifier();
        return SERIALIZATION.deserialize(bytes, cbor, manifest).get();
    }

    private static Object travelled(Object sent) {
        return read(bytes(sent), Serializers.manifestFor(SERIALIZATION.findSerializerFor(sent), sent));
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
