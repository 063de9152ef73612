package io.leadstone.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * The hints for native images. They cover the classes that MyBatis, Jackson and Jakarta Validation use by reflection,
 * the mapper files, the SQL scripts and the files of the HTTP adapter. The build of the image scans the jars, so that
 * no list can become outdated.
 */
final class LeadstoneRuntimeHints implements RuntimeHintsRegistrar {

    /** Access to the fields of a class. Jakarta Validation reads the constraints of records from their fields. */
    private static final MemberCategory FIELDS = fields();

    private static final String MAPPER = "SqlMapper";

    /** Packages whose classes are used by reflection: rows, mappers, JSON records, resources, commands and queries. */
    private static final List<String> REFLECTIVE = List.of(
            "io/leadstone/adapter/mybatis",
            "io/leadstone/adapter/rest",
            "io/leadstone/application/port/in",
            "io/leadstone/application/query",
            "io/leadstone/application/constraint",
            "io/leadstone/domain/lead");

    /** The package of the use cases, which the access log and decorators of the application decorate by proxies. */
    private static final String DECORATED = "io/leadstone/application/port/in";

    /** The package of the ports of a store, which lead-adapter-micrometer decorates by proxies. */
    private static final String MEASURED = "io/leadstone/application/port/out";

    private static final String METRICS = "io.leadstone.adapter.micrometer.LeadstoneMetrics";

    // In Spring 6, "*" also matches characters of subfolders, and "**/" matches at least one folder. In Spring 7, "*"
    // stays within its folder, and "**/" matches any number of folders. So each type of file has two patterns.
    private static final List<String> RESOURCES = List.of(
            "db/leadstone/*.sql",
            "db/leadstone/**/*.sql",
            "io/leadstone/adapter/mybatis/*.xml",
            "io/leadstone/adapter/mybatis/**/*.xml",
            "io/leadstone/adapter/rest/*.json",
            "io/leadstone/adapter/rest/**/*.json",
            "io/leadstone/adapter/rest/*.html",
            "io/leadstone/adapter/rest/**/*.html",
            "io/leadstone/adapter/rest/*.js",
            "io/leadstone/adapter/rest/**/*.js",
            "com/google/i18n/phonenumbers/data/*",
            "org/apache/ibatis/builder/xml/*.dtd");

    /** Classes that MyBatis creates by reflection when it reads mapper files. */
    private static final List<String> MYBATIS = List.of(
            "org.apache.ibatis.scripting.defaults.RawLanguageDriver",
            "org.apache.ibatis.scripting.xmltags.XMLLanguageDriver",
            "org.apache.ibatis.logging.slf4j.Slf4jImpl",
            "org.apache.ibatis.logging.nologging.NoLoggingImpl",
            "org.apache.ibatis.cache.impl.PerpetualCache",
            "org.apache.ibatis.cache.decorators.LruCache");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        RESOURCES.forEach(hints.resources()::registerPattern);
        MYBATIS.forEach(name -> register(hints, name));
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(classLoader);
        MetadataReaderFactory classes = new CachingMetadataReaderFactory(resolver);
        for (String folder : REFLECTIVE) {
            scan(resolver, classes, folder).forEach(type -> register(hints, type.getClassName()));
        }
        scan(resolver, classes, DECORATED).forEach(type -> registerProxy(hints, type));
        if (ClassUtils.isPresent(METRICS, classLoader)) {
            scan(resolver, classes, MEASURED).forEach(type -> registerProxy(hints, type));
        }
    }

    /** Spring 7 has a new category. The older one means less there, and will be removed. */
    private static MemberCategory fields() {
        return Arrays.stream(MemberCategory.values())
                .filter(category -> category.name().equals("ACCESS_DECLARED_FIELDS"))
                .findFirst()
                .orElseGet(() -> MemberCategory.valueOf("DECLARED_FIELDS"));
    }

    private static List<ClassMetadata> scan(
            PathMatchingResourcePatternResolver resolver, MetadataReaderFactory classes, String folder) {
        try {
            List<ClassMetadata> found = new ArrayList<>();
            for (Resource file : resolver.getResources("classpath*:" + folder + "/**/*.class")) {
                if (!String.valueOf(file.getFilename()).endsWith("-info.class")) {
                    found.add(classes.getMetadataReader(file).getClassMetadata());
                }
            }
            return found;
        } catch (IOException failed) {
            throw new UncheckedIOException("the jars of Leadstone cannot be scanned", failed);
        }
    }

    private static void registerProxy(RuntimeHints hints, ClassMetadata decorated) {
        if (decorated.isInterface() && !decorated.isAnnotation()) {
            TypeReference type = TypeReference.of(decorated.getClassName());
            hints.proxies().registerJdkProxy(type);
            hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS);
        }
    }

    private static void register(RuntimeHints hints, String className) {
        TypeReference type = TypeReference.of(className);
        hints.reflection()
                .registerType(
                        type,
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                        MemberCategory.INVOKE_DECLARED_METHODS,
                        FIELDS);
        if (className.endsWith(MAPPER)) {
            hints.proxies().registerJdkProxy(type);
        }
    }
}
