package io.leadstone.adapter.rest.cors;

import io.leadstone.adapter.rest.route.Routes;
import java.util.regex.Pattern;

/** The paths of the routes that widgets call. */
final class WidgetPaths {

    private static final Pattern PATHS = Pattern.compile("/?" + Routes.PREFIX_PATTERN
            + "/(?:lead/(?!(?:company|deleted)/?$)[^/]+|lead/token/(?:refresh|revoke)|consent/withdraw"
            + "|conversation(?:/entity|/[^/]+/activity)?)/?");

    private WidgetPaths() {}

    static boolean matches(String path) {
        return PATHS.matcher(path).matches();
    }
}
