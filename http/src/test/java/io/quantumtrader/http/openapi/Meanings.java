package io.quantumtrader.http.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the Javadoc of the sources says of types and of the components of records: one text for code and API. */
final class Meanings {

    private final Map<String, String> texts = new HashMap<>();

    /** Reads all sources below a folder. */
    static Meanings of(Path sources) throws IOException {
        var meanings = new Meanings();
        try (var files = Files.walk(sources)) {
            meanings.read(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
        return meanings;
    }

    /** What a type stands for, empty if its source says nothing. */
    String type(Class<?> type) {
        return texts.getOrDefault(name(type), "");
    }

    /** What a component of a record means, empty if its source says nothing. */
    String component(Class<?> record, String component) {
        return texts.getOrDefault(name(record) + "#" + component, "");
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private void read(List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    quiet -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            var docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) new Reader(docs).scan(new TreePath(unit), null);
        }
    }

    private void note(String name, DocCommentTree doc) {
        texts.put(name, sentence(doc.getFullBody()));
        for (DocTree tag : doc.getBlockTags()) {
            if (!(tag instanceof ParamTree param)) continue;
            texts.put(name + "#" + param.getName(), sentence(param.getDescription()));
        }
    }

    private static String sentence(List<? extends DocTree> words) {
        String text = words.stream()
                .map(DocTree::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? #?([^ }]*)[^}]*}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees docs;
        private final Deque<String> names = new ArrayDeque<>();

        Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = names.isEmpty() ? "" : names.peek() + ".";
            names.push(outer + tree.getSimpleName());
            var doc = docs.getDocCommentTree(getCurrentPath());
            if (doc != null && tree.getKind() != Tree.Kind.ANNOTATION_TYPE) note(names.element(), doc);
            super.visitClass(tree, null);
            names.pop();
            return null;
        }
    }
}
