package io.leadstone.spring;

import io.leadstone.adapter.rest.LeadstoneRest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The HTTP routes as an application of Jersey. Jersey logs a warning for each resource that is registered as an object,
 * so it gets the class of a resource, and takes the object from a binding.
 */
final class JerseyApplication {

    /** Rank of our bindings. Jersey binds the classes of resources, too, with the rank 0. */
    private static final int FIRST = 1;

    private JerseyApplication() {}

    /**
     * Returns the configuration. Features that the application has for its own resources, such as another JSON library,
     * do not apply to it.
     */
    @SuppressWarnings("deprecation") // The specification prefers discovery, and these parts have a store.
    static ResourceConfig of(LeadstoneRest rest) {
        Application application = rest.application();
        ResourceConfig config = new ResourceConfig();
        config.addProperties(application.getProperties());
        config.property("jersey.config.server.disableAutoDiscovery", true);
        config.property("jersey.config.server.disableMetainfServicesLookup", true);
        List<Object> resources = new ArrayList<>();
        for (Object part : application.getSingletons()) {
            if (part.getClass().isAnnotationPresent(Path.class)) {
                config.register(part.getClass());
                resources.add(part);
            } else {
                config.register(part);
            }
        }
        return config.register(new ResourceBinder(resources));
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
