package io.quantumtrader.persistence.journal;

import io.quantumtrader.persistence.JournalEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that may be written to a journal: name and version on disk on one side, classes on the other. Each aggregate has
 * one; a fund has their union. Immutable.
 */
public final class EventCatalogue {

    private final Map<String, EventType<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EventType<?>> byClass = new HashMap<>();

    private EventCatalogue(Iterable<EventType<?>> types) {
        for (var type : types) {
            if (byName.put(type.name(), type) != null) throw new IllegalArgumentException("twice: " + type.name());
            if (byClass.put(type.type(), type) != null) throw new IllegalArgumentException("twice: " + type.type());
        }
    }

    public static EventCatalogue of(EventType<?>... types) {
        return new EventCatalogue(List.of(types));
    }

    /** The union; a name or class that occurs twice is refused. */
    public static EventCatalogue combined(EventCatalogue... parts) {
        var all = new ArrayList<EventType<?>>();
        for (var part : parts) all.addAll(part.types());
        return new EventCatalogue(all);
    }

    public Collection<EventType<?>> types() {
        return List.copyOf(byName.values());
    }

    /** {@code Name#version} of an event's present form. */
    public String manifest(JournalEvent event) {
        return typeOf(event).manifest();
    }

    public byte[] write(JournalEvent event) throws IOException {
        return typeOf(event).write(event);
    }

    /** The event behind a stored manifest and payload; older versions come out in the present form. */
    public JournalEvent read(String manifest, byte[] payload) throws IOException {
        int split = manifest.lastIndexOf('#');
        var type = split < 1 ? null : byName.get(manifest.substring(0, split));
        if (type == null) throw new IOException("event " + manifest + " is not in the catalogue");
        try {
            return type.read(Integer.parseInt(manifest, split + 1, manifest.length(), 10), payload);
        } catch (NumberFormatException notAVersion) {
            throw new IOException("event " + manifest + " has no version", notAVersion);
        } catch (IOException unreadable) {
            throw new IOException("event " + manifest + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** The records of a sealed family that are not in the catalogue; a test asserts that there are none. */
    public Set<Class<?>> missingOf(Class<?> sealedFamily) {
        var missing = new LinkedHashSet<Class<?>>();
        for (var member : permitted(sealedFamily)) {
            if (member.isSealed()) missing.addAll(missingOf(member));
            else if (!byClass.containsKey(member)) missing.add(member);
        }
        return missing;
    }

    private static List<Class<?>> permitted(Class<?> family) {
        Class<?> @Nullable [] members = family.getPermittedSubclasses();
        if (members == null) throw new IllegalArgumentException(family + " is not sealed");
        return List.of(members);
    }

    private EventType<?> typeOf(JournalEvent event) {
        var type = byClass.get(event.getClass());
        if (type == null) throw new IllegalArgumentException(event.getClass().getName() + " is not in the catalogue");
        return type;
    }
}
