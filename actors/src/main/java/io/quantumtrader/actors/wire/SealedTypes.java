package io.quantumtrader.actors.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of a sealed type carry the simple name of their class, and only the classes that the type permits are made: the kernel's
 * types travel as they are, without annotations, and nobody names a class from outside. Found by Pekko through its configuration.
 */
public final class SealedTypes extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** The field with the name. */
    static final String NAME = "is";

    public SealedTypes() {
        super("sealed types");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new Introspector());
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass type, JavaType base) {
            if (!type.getRawType().isSealed()) return null;
            return new StdTypeResolverBuilder(JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, NAME, null, false, true));
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated type) {
            if (!type.getRawType().isSealed()) return null;
            var named = new ArrayList<NamedType>();
            var names = new HashMap<String, Class<?>>();
            for (var one : permitted(type.getRawType())) {
                var namesake = names.put(one.getSimpleName(), one);
                if (namesake != null)
                    throw new IllegalStateException(
                            type.getRawType() + " permits two of one name: " + namesake + " and " + one);
                named.add(new NamedType(one, one.getSimpleName()));
            }
            return named;
        }

        private static List<Class<?>> permitted(Class<?> sealed) {
            var all = new ArrayList<Class<?>>();
            for (var one : sealed.getPermittedSubclasses()) {
                if (one.isSealed()) all.addAll(permitted(one));
                else if (!all.contains(one)) all.add(one);
            }
            return List.copyOf(new LinkedHashSet<>(all));
        }
    }
}
