package io.quantumtrader.actors.wire;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;

/** Makes records of any shape out of chance; a constructor that refuses is asked again. */
final class Anything {

    private static final int MOST_TRIES = 20_000;
    private static final double[] DOUBLES = {0, 1, -1, 0.5, 0.1, 2, 100, 1e-9, 12_345.678, Double.NaN};

    private static final List<String> WORDS = List.of("", "BTCUSDT", "main", "ada", "wegen Größe", "x/y|z", "halt-1");

    private final SplittableRandom random;
    private final ActorRef<Object> someone;

    Anything(SplittableRandom random, ActorRef<Object> someone) {
        this.random = random;
        this.someone = someone;
    }

    Object of(Type type) {
        return switch (type) {
            case ParameterizedType known -> collection((Class<?>) known.getRawType(), known.getActualTypeArguments());
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException("a type of which nothing is known: " + type);
        };
    }

    private Object collection(Class<?> raw, Type[] of) {
        if (raw == Optional.class) return random.nextBoolean() ? Optional.of(of(of[0])) : Optional.empty();
        if (raw == ActorRef.class) return someone;
        if (raw == List.class || raw == Collection.class) return many(of[0]);
        if (raw == Set.class) return Set.copyOf(many(of[0]));
        if (raw == SortedSet.class) return new TreeSet<>(many(of[0]));
        if (raw == Map.class || raw == SortedMap.class) {
            var map = raw == Map.class ? new HashMap<Object, Object>() : new TreeMap<Object, Object>();
            for (int i = random.nextInt(3); i > 0; i--) map.put(of(of[0]), of(of[1]));
            return map;
        }
        throw new IllegalArgumentException("a collection of which nothing is known: " + raw);
    }

    private List<Object> many(Type of) {
        var all = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) all.add(of(of));
        return all;
    }

    private Object plain(Class<?> type) {
        if (type == OptionalLong.class)
            return random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
        if (type == double.class || type == Double.class) return number();
        if (type == long.class || type == Long.class)
            return switch (random.nextInt(4)) {
                case 0 -> random.nextLong();
                case 1 -> Long.MIN_VALUE;
                default -> (long) random.nextInt(1_000);
            };
        if (type == int.class || type == Integer.class) return random.nextInt(10);
        if (type == boolean.class || type == Boolean.class) return random.nextBoolean();
        if (type == String.class) return word();
        if (type == Duration.class) return Duration.ofMillis(random.nextInt(1_000_000));
        if (type.isEnum()) return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        if (type.isArray()) return array(type.getComponentType());
        if (type.isSealed()) {
            var permitted = type.getPermittedSubclasses();
            return of(permitted[random.nextInt(permitted.length)]);
        }
        if (type.isRecord()) return record(type);
        throw new IllegalArgumentException("a type of which nothing is known: " + type);
    }

    private Object array(Class<?> of) {
        var array = Array.newInstance(of, random.nextInt(4));
        for (int i = 0; i < Array.getLength(array); i++) Array.set(array, i, of(of));
        return array;
    }

    private double number() {
        return random.nextBoolean() ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextDouble();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** Records check what they hold: their refusals are bugs of the chance, not of the record. */
    private Object record(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(one -> one.getType()).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (int tries = 0; tries < MOST_TRIES; tries++) {
                try {
                    return constructor.newInstance(Arrays.stream(components)
                            .map(one -> of(one.getGenericType()))
                            .toArray());
                } catch (InvocationTargetException refused) {
                    if (!(refused.getCause() instanceof IllegalArgumentException)) throw refused;
                }
            }
            throw new IllegalArgumentException(type + " takes nothing that chance made");
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(String.valueOf(type), impossible);
        }
    }
}
