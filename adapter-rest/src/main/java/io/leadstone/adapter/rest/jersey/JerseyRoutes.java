package io.leadstone.adapter.rest.jersey;

import io.leadstone.adapter.rest.LeadstoneRest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The HTTP routes in a configuration of Jersey 3.1 or newer. Jersey warns that it ignores each resource that is
 * registered as an object, although it does not. So it gets the class of a resource, and takes the object from a
 * binding. It needs {@code jersey-hk2}.
 */
public final class JerseyRoutes {

    /** Rank of our bindings. Jersey binds the classes of resources, too, with the rank 0. */
    private static final int FIRST = 1;

    private JerseyRoutes() {}

    /**
     * Returns a configuration that has only the routes of Leadstone, see {@link LeadstoneRest#application}. Features
     * that the host has for its own resources, such as another JSON library, do not apply to it.
     */
    public static ResourceConfig of(LeadstoneRest rest) {
        Application application = rest.application();
        ResourceConfig config = new ResourceConfig()
                .addProperties(application.getProperties())
                .property("jersey.config.server.disableAutoDiscovery", true)
                .property("jersey.config.server.disableMetainfServicesLookup", true);
        register(config, singletons(application));
        return config;
    }

    /**
     * Adds the routes to {@code config}, which has routes of the host, see {@link LeadstoneRest#singletons}.
     */
    public static void addTo(ResourceConfig config, LeadstoneRest rest) {
        register(config, rest.singletons());
        config.registerClasses(LeadstoneRest.classes());
    }

    @SuppressWarnings("deprecation") // The specification prefers discovery, and these parts have a store.
    private static Set<Object> singletons(Application application) {
        return application.getSingletons();
    }

    private static void register(ResourceConfig config, Set<Object> parts) {
        List<Object> resources = new ArrayList<>();
        for (Object part : parts) {
            if (part.getClass().isAnnotationPresent(Path.class)) {
                config.register(part.getClass());
                resources.add(part);
            } else {
                config.register(part);
            }
        }
        config.register(new ResourceBinder(resources));
    }

    /** Binds the class of each resource to its object. Jersey 4 moved its own binder, so this is the one of HK2. */
    private static final class ResourceBinder extends AbstractBinder {

        private final List<Object> resources;

        ResourceBinder(List<Object> resources) {
            this.resources = resources;
        }

        @Override
        @SuppressWarnings("unchecked")
        protected void configure() {
            resources.forEach(resource ->
                    bind(resource).to((Class<Object>) resource.getClass()).ranked(FIRST));
        }
    }
}
