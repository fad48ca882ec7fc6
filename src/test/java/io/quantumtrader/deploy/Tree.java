package io.quantumtrader.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in a YAML document. What is not there is an error that names the way to it, unless asked for as optional.
 *
 * @param way from the document's root, for messages
 */
record Tree(String way, Object value) {

    static final Path FOLDER = Path.of("..", "deploy");

    /** All documents of a file of deploy/; a key that stands twice is refused. */
    static List<Tree> documents(String file) throws IOException {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Tree>();
        for (var document : new Yaml(new SafeConstructor(options)).loadAll(Files.readString(FOLDER.resolve(file))))
            documents.add(new Tree(file, document));
        return documents;
    }

    Tree at(String... keys) {
        var place = this;
        for (var key : keys) {
            String way = place.way + "." + key;
            place = place.find(key).orElseThrow(() -> new AssertionError("nothing at " + way));
        }
        return place;
    }

    Optional<Tree> find(String key) {
        return value instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(key)).map(found -> new Tree(way + "." + key, found))
                : Optional.empty();
    }

    List<Tree> all() {
        if (!(value instanceof List<?> list)) throw new AssertionError(way + " is no list");
        return list.stream().<Tree>map(one -> new Tree(way + "[]", one)).toList();
    }

    /** The one element of a list with that name. */
    Tree named(String name) {
        return all().stream()
                .filter(one -> one.at("name").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + way));
    }

    Set<String> keys() {
        if (!(value instanceof Map<?, ?> map)) throw new AssertionError(way + " is no map");
        var keys = new TreeSet<String>();
        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    String text() {
        return String.valueOf(value);
    }

    int number() {
        return Integer.parseInt(text());
    }

    List<String> texts() {
        return all().stream().map(Tree::text).toList();
    }
}
