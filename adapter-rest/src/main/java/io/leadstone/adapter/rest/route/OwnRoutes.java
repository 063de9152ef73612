package io.leadstone.adapter.rest.route;

import org.jspecify.annotations.Nullable;

/**
 * The routes of Leadstone: those of all resource classes in a package and its subpackages.
 *
 * @param basePackage the name of the package
 */
public record OwnRoutes(String basePackage) {

    /** The routes of this module. */
    public static final OwnRoutes LEADSTONE = new OwnRoutes(parent(OwnRoutes.class.getPackageName()));

    /** Returns true if a resource class of Leadstone defines the route. {@code null} means that no route matched. */
    public boolean contain(@Nullable Class<?> resource) {
        return resource != null && resource.getName().startsWith(basePackage + ".");
    }

    private static String parent(String packageName) {
        return packageName.substring(0, packageName.lastIndexOf('.'));
    }
}
