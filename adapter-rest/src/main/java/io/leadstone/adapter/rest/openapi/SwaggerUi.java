package io.leadstone.adapter.rest.openapi;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Swagger UI from the WebJar {@code org.webjars:swagger-ui}, which a host adds if it wants the viewer. Only two files
 * of the jar are published.
 */
final class SwaggerUi {

    static final String BUNDLE = "swagger-ui-bundle.js";
    static final String STYLE = "swagger-ui.css";

    private static final String POM = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String FOLDER = "META-INF/resources/webjars/swagger-ui/";

    /** Older versions cannot read OpenAPI 3.1. */
    private static final Pattern SUPPORTED = Pattern.compile("([5-9]|\\d{2,})\\.[\\w.-]+");

    private final ClassLoader loader;
    private final String version;

    private SwaggerUi(ClassLoader loader, String version) {
        this.loader = loader;
        this.version = version;
    }

    /** Returns the viewer; empty if the WebJar is absent or older than version 5. */
    static Optional<SwaggerUi> find(ClassLoader loader) {
        return version(loader)
                .filter(version -> SUPPORTED.matcher(version).matches())
                .map(version -> new SwaggerUi(loader, version))
                .filter(found -> found.contains(BUNDLE) && found.contains(STYLE));
    }

    /** Returns the public name of a file. It contains the version. */
    String name(String file) {
        int dot = file.lastIndexOf('.');
        return file.substring(0, dot) + "-" + version + file.substring(dot);
    }

    /** Returns the file with this public name. */
    Optional<ViewerFile> file(String name) {
        return List.of(BUNDLE, STYLE).stream()
                .filter(file -> name(file).equals(name))
                .map(file -> new ViewerFile(
                        (file.equals(STYLE) ? "text/css" : "text/javascript") + ";charset=utf-8", content(file)))
                .findFirst();
    }

    private StreamingOutput content(String file) {
        return output -> {
            try (InputStream content = Objects.requireNonNull(loader.getResourceAsStream(path(file)), file)) {
                content.transferTo(output);
            }
        };
    }

    private boolean contains(String file) {
        return loader.getResource(path(file)) != null;
    }

    private String path(String file) {
        return FOLDER + version + "/" + file;
    }

    private static Optional<String> version(ClassLoader loader) {
        try (InputStream pom = loader.getResourceAsStream(POM)) {
            if (pom == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(pom);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the WebJar of Swagger UI cannot be read", unreadable);
        }
    }

    /** A file of the viewer. It is read from the jar while it is sent, because it is large. */
    record ViewerFile(String mediaType, StreamingOutput content) {}
}
