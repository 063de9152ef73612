package io.leadstone.spring;

import io.leadstone.application.LeadManagementBuilder;

/**
 * Changes the builder of the {@link io.leadstone.application.LeadManagement} bean before it is built. All beans of this
 * type are called, in the order of Spring.
 */
@FunctionalInterface
public interface LeadManagementCustomizer {

    /** Changes {@code builder}, which has the store and the beans of the application already. */
    void customize(LeadManagementBuilder builder);
}
