package io.leadstone.adapter.rest.route;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of routes in metrics and logs, such as {@code GET /lead/{id}}. */
public final class RouteNames {

    /** A path parameter with its pattern, such as {@code {id: [0-9a-f-]+}}. */
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");

    private RouteNames() {}

    /** Returns the name of the route that {@code method} of a resource serves, without the prefix of the path. */
    public static String of(Method method) {
        String verb = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst()
                .orElse("");
        String path = pathOf(method.getDeclaringClass()) + "/" + pathOf(method);
        String plain = PARAMETER
                .matcher(path.replace(Routes.ANY_PREFIX, "/").replace(Routes.PREFIX, ""))
                .replaceAll("{$1}");
        return verb + " " + plain.replaceAll("/+", "/").replaceFirst("/$", "");
    }

    private static String pathOf(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
    }
}
